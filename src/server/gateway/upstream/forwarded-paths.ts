/** One segment of a path: no slash, neither as it is nor encoded. */
const one = '[^/]+';

/** What the console needs of a tenant, and nothing else: methods and paths of Cumulocity's own interface. */
const forwarded: readonly [methods: string, path: string][] = [
  ['POST', '/tenant/oauth'],
  ['POST', '/tenant/oauth/token'],
  ['GET', '/tenant/loginOptions'],
  ['GET', '/tenant/currentTenant'],
  ['GET POST', '/tenant/options'],
  ['GET PUT', `/tenant/options/${one}`],
  ['GET PUT DELETE', `/tenant/options/${one}/${one}`],
  ['GET', `/tenant/system/options/${one}/${one}`],
  ['GET POST', `/tenant/tenants/${one}/trusted-certificates`],
  ['POST', `/tenant/tenants/${one}/trusted-certificates/bulk`],
  ['GET PUT DELETE', `/tenant/tenants/${one}/trusted-certificates/${one}`],
  ['POST', `/tenant/tenants/${one}/trusted-certificates-pop/${one}/(verification-code|pop|confirmed)`],
  ['POST', '/tenant/trusted-certificates/verify-cert-chain'],
  ['GET PUT', '/tenant/trusted-certificates/settings/crl'],
  ['GET', '/user/currentUser'],
  ['PUT', '/user/currentUser/password'],
  ['POST', '/user/currentUser/totpSecret(/verify)?'],
  ['GET POST', '/user/currentUser/totpSecret/activity'],
  ['POST', '/user/logout'],
  ['POST', `/user/logout/${one}/allUsers`],
  ['GET', `/user/${one}/users`],
  ['GET PUT', `/user/${one}/users/${one}`],
  ['GET', '/audit/auditRecords'],
  ['GET', `/identity/externalIds/${one}/${one}`],
  ['GET', `/inventory/managedObjects/${one}`],
  ['GET', `/inventory/managedObjects/${one}/user`],
  ['POST', '/devicecontrol/bulkNewDeviceRequests'],
];

const patterns = forwarded.map(([methods, path]) => ({ methods: methods.split(' '), path: new RegExp(`^${path}$`) }));

/** Methods that go through to the tenant at this path as it was sent, without query; none: the path stays here. */
export function forwardedMethods(path: string): string[] {
  if (!isPlain(path)) return [];
  return patterns.filter((pattern) => pattern.path.test(path)).flatMap(({ methods }) => methods);
}

/** False for whatever another server might read as a different path: dot segments, encoded slashes, control characters. */
function isPlain(path: string): boolean {
  return (
    /^[\w\-.~!$&'()*+,;=:@%/]+$/.test(path) &&
    !/%(2f|5c|00|2e|25|0[0-9a-f]|1[0-9a-f]|7f)/i.test(path) &&
    !/\/\.{1,2}(\/|$)/.test(path)
  );
}
