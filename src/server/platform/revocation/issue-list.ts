import { issueRevocationList } from '#pki/author/revocation-list.ts';
import type { Platform } from '../platform.ts';
import { serialOctets } from './serial-number.ts';
import { listRevocations } from './store.ts';

const dayMs = 86_400_000;

/** The tenant's own list as a CRL of a day's validity, signed by the platform's own CA; gives its DER. */
export async function issueList({ storage, now, crlIssuer }: Platform, tenantId: string): Promise<Uint8Array> {
  const [rows, issuer] = [await listRevocations(storage, [tenantId]), await crlIssuer()];
  const content = {
    revoked: rows.map((row) => ({ serial: serialOctets(row.serial_number), revokedAt: new Date(row.revoked_at) })),
    thisUpdate: now(),
    nextUpdate: new Date(now().getTime() + dayMs),
    // Seconds since 1970: greater for each later list, without a counter to keep (RFC 5280 5.2.3).
    number: Math.floor(now().getTime() / 1000),
  };
  return issueRevocationList(crypto, content, issuer);
}
