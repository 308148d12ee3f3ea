import { Enumerated, Integer } from 'asn1js';
import { CertificateRevocationList, Extension, Extensions, RevokedCertificate } from 'pkijs';
import { cryptoEngine } from './crypto-engine.ts';
import { encodeName } from './distinguished-name.ts';
import { authorityKeyIdentifier, crlNumber, keyIdentifier } from './extensions.ts';
import { encodeTime, type Issuer } from './issue-certificate.ts';
import { signingHash } from './keys.ts';

/** CRLReason of RFC 5280 5.3.1. */
const revocationReasons = {
  keyCompromise: 1,
  caCompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  privilegeWithdrawn: 9,
} as const;

/** A certificate that is no longer good. */
interface RevokedSerial {
  /** Serial number, content octets of its INTEGER. */
  serial: Uint8Array;
  revokedAt: Date;
  reason?: keyof typeof revocationReasons;
}

/** What a CRL says. */
export interface RevocationListContent {
  revoked: readonly RevokedSerial[];
  thisUpdate: Date;
  nextUpdate: Date;
  /** Greater than that of the list before. */
  number: number;
}

/** Signs a version 2 CRL (RFC 5280 5); gives its DER. */
export async function issueRevocationList(
  crypto: Crypto,
  { revoked, thisUpdate, nextUpdate, number }: RevocationListContent,
  issuer: Issuer,
): Promise<Uint8Array> {
  const list = new CertificateRevocationList({
    version: 1,
    issuer: encodeName(issuer.subject),
    thisUpdate: encodeTime(thisUpdate),
    nextUpdate: encodeTime(nextUpdate),
    crlExtensions: new Extensions({
      extensions: [authorityKeyIdentifier(await keyIdentifier(crypto, issuer.keys.publicKey)), crlNumber(number)],
    }),
    ...(revoked.length > 0 && { revokedCertificates: revoked.map(encodeEntry) }),
  });
  await list.sign(issuer.keys.privateKey, signingHash(issuer.keys.privateKey), cryptoEngine(crypto));
  return new Uint8Array(list.toSchema(true).toBER());
}

function encodeEntry({ serial, revokedAt, reason }: RevokedSerial): RevokedCertificate {
  const userCertificate = new Integer({ valueHex: serial.slice().buffer });
  const revocationDate = encodeTime(revokedAt);
  if (reason === undefined) return new RevokedCertificate({ userCertificate, revocationDate });
  const extnValue = new Enumerated({ value: revocationReasons[reason] }).toBER();
  const extension = new Extension({ extnID: '2.5.29.21', critical: false, extnValue });
  const crlEntryExtensions = new Extensions({ extensions: [extension] });
  return new RevokedCertificate({ userCertificate, revocationDate, crlEntryExtensions });
}
