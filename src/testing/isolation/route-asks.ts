import { clientCertChainHeader, clientTenantHeader } from '#contract/verify-cert-chain.ts';
import { openApiPath } from '#server/openapi/operations/server.ts';
import type { RestCall } from '../call-rest.ts';
import { createRoot } from '../certificate-factory.ts';
import { secretOf, type Furniture } from './furnish-tenant.ts';

/** How a caller of another tenant asks a route for what is a tenant's own. */
export interface RouteAsk extends Pick<RestCall, 'json' | 'body' | 'headers'> {
  /** Whether it names something of the other tenant, so that anything but a refusal is a breach. */
  named: boolean;
  query?: string;
  /** Never ends: only whether it begins is asked. */
  stream?: true;
  /** Ends the caller's own session, so that it comes after the others. */
  last?: true;
  /** What the management tenant is for: its own tests are in `tenants.test.ts`. */
  managed?: true;
}

const own: RouteAsk = { named: false };
const other: RouteAsk = { named: true };
const passwords = { currentUserPassword: 'not the password', newPassword: 'taken over by now' };
const thief = createRoot({ subject: 'Thief CA' });
const range = 'from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z';

/** An entry for each route of the server but the devices' own, by method and path. */
export function routeAsks({
  tenantId,
  fingerprint,
  objectId,
  chainHeader,
}: Furniture): Record<string, RouteAsk | RouteAsk[]> {
  const device = `${secretOf(tenantId)}-device`;
  return {
    'GET /health': own,
    'GET /.well-known/jwks.json': own,
    [`GET ${openApiPath}`]: own,
    'GET /service/gatehouse/connection': own,
    'GET /service/gatehouse/tls/ca.pem': own,
    'POST /service/gatehouse/token-tests': { ...own, json: {} },
    'POST /tenant/oauth': { ...own, json: {} },
    'POST /tenant/oauth/token': { ...own, json: {} },
    'GET /tenant/loginOptions': own,
    'GET /tenant/currentTenant': own,
    'GET /user/currentUser': own,
    'POST /user/logout': { ...own, last: true },
    'POST /user/logout/:tenantId/allUsers': other,
    'PUT /user/currentUser/password': { ...own, json: {} },
    'DELETE /service/gatehouse/own-sessions': { ...own, last: true },
    'POST /user/currentUser/totpSecret': own,
    'POST /user/currentUser/totpSecret/verify': { ...own, json: { code: '000000' } },
    'GET /user/currentUser/totpSecret/activity': own,
    'POST /user/currentUser/totpSecret/activity': { ...own, json: { isActive: false } },
    'GET /tenant/tenants': { ...other, managed: true },
    'POST /tenant/tenants': {
      named: true,
      json: { id: tenantId, domain: 'stolen.example.com', adminName: 'thief', adminPass: 'let me in now' },
    },
    'GET /tenant/tenants/:id': { ...other, managed: true },
    'PUT /tenant/tenants/:id': { ...other, json: { status: 'SUSPENDED' }, managed: true },
    'DELETE /tenant/tenants/:id': { ...other, managed: true },
    'GET /tenant/options': own,
    'POST /tenant/options': { ...own, json: { category: 'stolen', key: 'k', value: 'v' } },
    'GET /tenant/options/:category': own,
    'PUT /tenant/options/:category': { ...own, json: { k: 'v' } },
    'GET /tenant/options/:category/:key': own,
    'PUT /tenant/options/:category/:key': { ...own, json: { value: 'v' } },
    'DELETE /tenant/options/:category/:key': own,
    'GET /tenant/tenants/:tenantId/trusted-certificates': other,
    'POST /tenant/tenants/:tenantId/trusted-certificates': {
      ...other,
      json: { certInPemFormat: thief.pem, status: 'ENABLED' },
    },
    'POST /tenant/tenants/:tenantId/trusted-certificates/bulk': {
      ...other,
      json: { certificates: [{ certInPemFormat: thief.pem, status: 'ENABLED' }] },
    },
    'GET /tenant/tenants/:tenantId/trusted-certificates/:fingerprint': { ...other, managed: true },
    'PUT /tenant/tenants/:tenantId/trusted-certificates/:fingerprint': {
      ...other,
      json: { status: 'DISABLED' },
      managed: true,
    },
    'DELETE /tenant/tenants/:tenantId/trusted-certificates/:fingerprint': { ...other, managed: true },
    'POST /tenant/tenants/:tenantId/trusted-certificates-pop/:fingerprint/verification-code': other,
    'POST /tenant/tenants/:tenantId/trusted-certificates-pop/:fingerprint/pop': {
      ...other,
      json: { proofOfPossessionSignedVerificationCode: 'AAAA' },
    },
    'POST /tenant/tenants/:tenantId/trusted-certificates-pop/:fingerprint/confirmed': { ...other, managed: true },
    'POST /tenant/trusted-certificates/verify-cert-chain': [
      { ...other, headers: { [clientCertChainHeader]: chainHeader, [clientTenantHeader]: tenantId }, managed: true },
      { ...other, headers: { [clientCertChainHeader]: chainHeader }, managed: true },
    ],
    'GET /tenant/trusted-certificates/settings/crl': own,
    'PUT /tenant/trusted-certificates/settings/crl': { ...own, json: { crls: [] } },
    'GET /user/:tenantId/users': other,
    'POST /user/:tenantId/users': { ...other, json: { userName: 'thief', password: 'let me in now' } },
    'GET /user/:tenantId/users/:userName': other,
    'PUT /user/:tenantId/users/:userName': { ...other, json: { enabled: false } },
    'DELETE /user/:tenantId/users/:userName': other,
    'PUT /user/:tenantId/users/:userName/password': { ...other, json: passwords },
    'DELETE /user/:tenantId/users/:userName/totpSecret/revoke': other,
    'POST /user/:tenantId/users/:userName/roles': { ...other, json: { role: { id: 'ROLE_AUDIT_READ' } } },
    'DELETE /user/:tenantId/users/:userName/roles/:role': other,
    'GET /user/roles': own,
    'GET /user/roles/:name': own,
    'GET /user/:tenantId/groups': other,
    'GET /user/:tenantId/groups/:group': other,
    'POST /user/:tenantId/groups/:group/users': { ...other, json: { user: { id: 'victim' } } },
    'DELETE /user/:tenantId/groups/:group/users/:userName': other,
    'GET /audit/auditRecords': [own, { ...own, query: `source=${fingerprint}` }],
    'GET /audit/auditRecords/:id': other,
    'GET /service/gatehouse/token-attempts': [own, { ...own, query: `device=${device}` }],
    'GET /service/gatehouse/token-attempts/summary': own,
    'GET /service/gatehouse/token-attempts/stream': { ...own, stream: true },
    'GET /service/gatehouse/token-attempts/:id': other,
    'GET /service/gatehouse/device-users': own,
    'GET /service/gatehouse/device-users/by-anchor': own,
    'POST /service/gatehouse/token-revocations': [
      { ...other, json: { scope: 'device', userName: `device_${device}` } },
      { ...own, json: { scope: 'anchor', anchorFingerprint: fingerprint } },
    ],
    'POST /devicecontrol/bulkNewDeviceRequests': {
      ...own,
      ...csvForm(`ID;AUTH_TYPE;TENANT\nstolen;CERTIFICATES;${tenantId}`),
    },
    'GET /identity/externalIds/:type/:externalId': other,
    'GET /identity/globalIds/:id/externalIds': other,
    'POST /identity/globalIds/:id/externalIds': { ...other, json: { type: 'c8y_Serial', externalId: 'stolen' } },
    'GET /inventory/managedObjects': [own, { ...own, query: `ids=${objectId}` }],
    'GET /inventory/managedObjects/count': [own, { ...own, query: 'owner=furnisher' }],
    'POST /inventory/managedObjects': { ...own, json: { name: 'mine' } },
    'GET /inventory/managedObjects/:id': other,
    'GET /inventory/managedObjects/:id/user': other,
  };
}

/** Method and path of a route, with the names of what is a tenant's own in it. */
export function askedOf(route: string, ask: RouteAsk, furniture: Furniture): { method: string; path: string } {
  const { tenantId, fingerprint, objectId, recordId } = furniture;
  const [method = '', pattern = ''] = route.split(' ');
  const recorded = pattern.startsWith('/audit/') || pattern.includes('/token-attempts/');
  const names: Record<string, string> = {
    tenantId,
    fingerprint,
    userName: 'victim',
    id: pattern.startsWith('/tenant/') ? tenantId : recorded ? recordId : objectId,
    type: 'type',
    externalId: `external-${tenantId}`,
    category: 'category',
    key: 'key',
    role: 'ROLE_AUDIT_READ',
    group: 'readers',
    name: 'ROLE_AUDIT_READ',
  };
  const path = pattern.replaceAll(/:(\w+)/g, (_match, name: string) => names[name] ?? name);
  const query = [method === 'GET' && `pageSize=2000&limit=500&bucketSeconds=86400&${range}`, ask.query].filter(Boolean);
  return { method, path: query.length === 0 ? path : `${path}?${query.join('&')}` };
}

function csvForm(csv: string): Pick<RestCall, 'body' | 'headers'> {
  const part = 'Content-Disposition: form-data; name="file"; filename="devices.csv"\r\nContent-Type: text/csv';
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=frontier' },
    body: `--frontier\r\n${part}\r\n\r\n${csv}\r\n--frontier--\r\n`,
  };
}
