import { distinguishedNameText } from '#pki/distinguished-name-text.ts';
import { hexText } from '#pki/octets.ts';
import { parseCrl } from '#pki/revocation/crl.ts';
import type { RevocationListFacts } from './operations.ts';

/** What a CRL (DER) says, the newest entries first. @throws MalformedError */
export function readRevocationList(der: Uint8Array): RevocationListFacts {
  const { issuer, thisUpdate, nextUpdate, entries } = parseCrl(der);
  const listed = [...entries.values()].flat().map(({ serialOctets, revocationDate, reason }) => ({
    serialHex: hexText(serialOctets).replace(/^(00)+(?=..)/, ''),
    revokedAt: revocationDate.toISOString(),
    reason,
  }));
  return {
    issuer: distinguishedNameText(issuer),
    thisUpdate: thisUpdate.toISOString(),
    ...(nextUpdate === undefined ? {} : { nextUpdate: nextUpdate.toISOString() }),
    entries: listed.toSorted(
      (a, b) => b.revokedAt.localeCompare(a.revokedAt) || a.serialHex.localeCompare(b.serialHex),
    ),
  };
}
