import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { FakePlatform, jsonReply } from './fake-platform.ts';

/** Path of the tenant's trusted certificates. */
export const trustedPath = '/tenant/tenants/t1001/trusted-certificates';

/** A trusted certificate as the platform replies it, one for each number. */
export function trustedCertificate(number: number, fields: Partial<TrustedCertificate> = {}): TrustedCertificate {
  return {
    fingerprint: number.toString(16).padStart(40, '0'),
    name: `Factory CA ${number}`,
    status: 'ENABLED',
    autoRegistrationEnabled: false,
    certInPemFormat: 'bm90IGEgY2VydGlmaWNhdGU=',
    algorithmName: 'SHA256withECDSA',
    version: 3,
    serialNumber: String(number),
    subject: `O=Example Industries, CN=Factory CA ${number}`,
    issuer: 'O=Example Industries, CN=Root',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2036-01-01T00:00:00.000Z',
    proofOfPossessionValid: false,
    ...fields,
  };
}

/** Lets a platform hold these certificates, change and delete them. */
export function withTrusted(all: readonly TrustedCertificate[], platform = new FakePlatform()): FakePlatform {
  const held = new Map(all.map((entry) => [entry.fingerprint, entry]));
  platform.on(`GET ${trustedPath}`, ({ query }) => {
    const [pageSize, currentPage] = [Number(query.get('pageSize')), Number(query.get('currentPage'))];
    const statistics = { pageSize, currentPage, totalPages: Math.ceil(held.size / pageSize) };
    const certificates = [...held.values()].slice((currentPage - 1) * pageSize, currentPage * pageSize);
    return jsonReply({ certificates, self: trustedPath, statistics });
  });
  for (const { fingerprint } of all) {
    const path = `${trustedPath}/${fingerprint}`;
    platform.on(`PUT ${path}`, ({ body }) => {
      const changed = { ...held.get(fingerprint)!, ...(JSON.parse(body) as object) };
      held.set(fingerprint, changed);
      return jsonReply(changed);
    });
    platform.on(`DELETE ${path}`, () => {
      held.delete(fingerprint);
      return new Response(null, { status: 204 });
    });
  }
  return platform;
}

/** Devices by the fingerprint that they came through; `mode` remote: the platform does not tell. */
export function withDeviceCounts(
  platform: FakePlatform,
  counts: Record<string, { devices: number; liveTokens: number }>,
  mode: 'embedded' | 'remote' = 'embedded',
): FakePlatform {
  const anchors = Object.entries(counts).map(([anchorFingerprint, count]) => ({ anchorFingerprint, ...count }));
  const total = { devices: 0, liveTokens: 0 };
  for (const { devices, liveTokens } of anchors) {
    total.devices += devices;
    total.liveTokens += liveTokens;
  }
  return platform
    .on('GET /service/gatehouse/connection', () =>
      jsonReply({ mode, deviceEndpoint: 'https://localhost:8443/', ownCa: true }),
    )
    .on('GET /service/gatehouse/device-users/by-anchor', () => jsonReply({ anchors, total }))
    .on('POST /service/gatehouse/token-revocations', ({ body }) => {
      const { anchorFingerprint, dryRun } = JSON.parse(body) as { anchorFingerprint: string; dryRun?: boolean };
      return jsonReply({ ...(counts[anchorFingerprint] ?? total), revoked: dryRun !== true });
    });
}
