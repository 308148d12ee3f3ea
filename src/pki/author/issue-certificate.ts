import { Integer } from 'asn1js';
import { Certificate, type Extension, Time } from 'pkijs';
import { cryptoEngine } from './crypto-engine.ts';
import { type DistinguishedName, encodeName } from './distinguished-name.ts';
import { authorityKeyIdentifier, keyIdentifier, subjectKeyIdentifier } from './extensions.ts';
import { signingHash } from './keys.ts';

/** From and to, both inclusive; whole seconds are kept. */
export interface Validity {
  notBefore: Date;
  notAfter: Date;
}

/** What a certificate says, apart from what follows from its issuer. */
export interface CertificateContent {
  subject: DistinguishedName;
  publicKey: CryptoKey;
  validity: Validity;
  /** Key identifiers are added to these. */
  extensions: readonly Extension[];
}

/** Who signs: the subject of the issuer's certificate and its keys. */
export interface Issuer {
  subject: DistinguishedName;
  keys: CryptoKeyPair;
}

/** Signs a version 3 certificate with a random serial number of 16 octets; gives its DER. */
export async function issueCertificate(
  crypto: Crypto,
  content: CertificateContent,
  issuer: Issuer,
): Promise<Uint8Array> {
  const engine = cryptoEngine(crypto);
  const certificate = new Certificate({
    version: 2,
    serialNumber: randomSerial(crypto),
    issuer: encodeName(issuer.subject),
    subject: encodeName(content.subject),
    notBefore: encodeTime(content.validity.notBefore),
    notAfter: encodeTime(content.validity.notAfter),
    extensions: [
      ...content.extensions,
      subjectKeyIdentifier(await keyIdentifier(crypto, content.publicKey)),
      authorityKeyIdentifier(await keyIdentifier(crypto, issuer.keys.publicKey)),
    ],
  });
  await certificate.subjectPublicKeyInfo.importKey(content.publicKey, engine);
  await certificate.sign(issuer.keys.privateKey, signingHash(issuer.keys.privateKey), engine);
  return new Uint8Array(certificate.toSchema(true).toBER());
}

/** UTCTime up to 2049, GeneralizedTime from 2050, RFC 5280 4.1.2.5. */
export function encodeTime(value: Date): Time {
  return new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}

/** The first octet is 01 to 7f: positive, and never shortened by DER (RFC 5280 4.1.2.2). */
function randomSerial(crypto: Crypto): Integer {
  const octets = crypto.getRandomValues(new Uint8Array(16));
  octets[0] = (octets[0]! & 0x7f) | 0x01;
  return new Integer({ valueHex: octets.buffer });
}
