import { OctetString } from 'asn1js';
import {
  Attribute,
  AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs';
import { cryptoEngine } from './crypto-engine.ts';

/** What a PKCS#12 file is made of. */
export interface Pkcs12Plan {
  /** PKCS#8, DER. */
  privateKey: Uint8Array;
  /** DER, the certificate of the key first. */
  certificates: readonly Uint8Array[];
  password: string;
}

/** Rounds of the password's key derivation, as OpenSSL 3 has them: files are moved at once, not kept. */
const iterationCount = 2048;

/**
 * Makes a PKCS#12 file (RFC 7292): key and certificates encrypted with AES-256 (PBES2), the whole protected by
 * HMAC-SHA-256; the forms that OpenSSL 3 writes.
 */
export async function writePkcs12(
  crypto: Crypto,
  { privateKey, certificates, password }: Pkcs12Plan,
): Promise<Uint8Array> {
  const engine = cryptoEngine(crypto);
  const secret = new TextEncoder().encode(password).buffer;
  const encryption = {
    password: secret,
    // The type asks for an initialisation vector, but pkijs draws a fresh one for each encryption.
    contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256, iv: new Uint8Array() },
    hmacHashAlgorithm: 'SHA-256',
    iterationCount,
  };
  const localKeyId = await localKeyIdAttribute(crypto, certificates[0] ?? new Uint8Array());
  const keyBag = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(privateKey.slice().buffer) });
  await keyBag.makeInternalValues(encryption, engine);
  const certificateBags = certificates.map((der, index) => certificateBag(der, index === 0 ? [localKeyId] : []));
  const keyBags = [new SafeBag({ bagId: '1.2.840.113549.1.12.10.1.2', bagValue: keyBag, bagAttributes: [localKeyId] })];
  const authenticatedSafe = new AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        { privacyMode: 1, value: new SafeContents({ safeBags: certificateBags }) },
        { privacyMode: 0, value: new SafeContents({ safeBags: keyBags }) },
      ],
    },
  });
  await authenticatedSafe.makeInternalValues({ safeContents: [encryption, {}] }, engine);
  const file = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe } });
  await file.makeInternalValues(
    { password: secret, iterations: iterationCount, pbkdf2HashAlgorithm: 'SHA-256', hmacHashAlgorithm: 'SHA-256' },
    engine,
  );
  return new Uint8Array(file.toSchema().toBER());
}

function certificateBag(der: Uint8Array, bagAttributes: Attribute[]): SafeBag {
  const bagValue = new CertBag({ parsedValue: Certificate.fromBER(der.slice().buffer) });
  return new SafeBag({
    bagId: '1.2.840.113549.1.12.10.1.3',
    bagValue,
    ...(bagAttributes.length > 0 && { bagAttributes }),
  });
}

/** The same value on key and certificate tells readers that they belong together (RFC 2985 5.5.2). */
async function localKeyIdAttribute(crypto: Crypto, certificate: Uint8Array): Promise<Attribute> {
  const valueHex = await crypto.subtle.digest('SHA-1', certificate.slice());
  return new Attribute({ type: '1.2.840.113549.1.9.21', values: [new OctetString({ valueHex })] });
}
