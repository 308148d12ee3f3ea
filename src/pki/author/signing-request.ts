import { CertificationRequest } from 'pkijs';
import { cryptoEngine } from './crypto-engine.ts';
import { type DistinguishedName, encodeName } from './distinguished-name.ts';
import { signingHash } from './keys.ts';

/** Makes a certificate signing request (PKCS#10, RFC 2986), signed by the key it asks a certificate for; gives DER. */
export async function createSigningRequest(
  crypto: Crypto,
  { subject, keys }: { subject: DistinguishedName; keys: CryptoKeyPair },
): Promise<Uint8Array> {
  const engine = cryptoEngine(crypto);
  const request = new CertificationRequest({ version: 0, subject: encodeName(subject) });
  await request.subjectPublicKeyInfo.importKey(keys.publicKey, engine);
  await request.sign(keys.privateKey, signingHash(keys.privateKey), engine);
  return new Uint8Array(request.toSchema().toBER());
}
