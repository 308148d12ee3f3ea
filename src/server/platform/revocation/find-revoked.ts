import { parseCertificate } from '#pki/certificate.ts';
import { finding } from '#pki/findings.ts';
import type { Finding, PathCertificate } from '#pki/verdict.ts';
import { serialText } from './serial-number.ts';
import type { TenantRevocation } from './tenant-revocation.ts';

/**
 * What the tenant's own list says of a path, its trust anchor included. Entries name no issuer: a serial number is
 * revoked whoever gave it out, so that the doubt is never in favour of a revoked certificate.
 */
export function findRevoked(path: readonly PathCertificate[], { revokedSerials }: TenantRevocation): Finding[] {
  return path.flatMap(({ der, fingerprint }, index) => {
    const serialNumber = serialText(parseCertificate(der).serialOctets);
    const revokedAt = revokedSerials.get(serialNumber);
    if (revokedAt === undefined) return [];
    const evidence = { since: new Date(revokedAt).toISOString(), reason: 'unspecified', serialNumber };
    const revoked = finding({ name: 'device', platform: 'gatehouse' }, 'revoked', evidence);
    return [{ ...revoked, certificate: { index, fingerprint } }];
  });
}
