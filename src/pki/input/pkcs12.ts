import {
  berChildren,
  berElement,
  berObjectIdentifier,
  berOctets,
  isWholeSequence,
  type BerElement,
} from './ber-element.ts';
import { type Closed, decryptWithPassword, type Opening } from './password-encryption.ts';

/** What a PKCS#12 file (RFC 7292) holds; parts that stay closed are named. */
export interface Pkcs12Content {
  certificates: Uint8Array[];
  /** PKCS#8, DER, decrypted. */
  privateKeys: Uint8Array[];
  closed: Closed[];
}

const data = '1.2.840.113549.1.7.1';
const encryptedData = '1.2.840.113549.1.7.6';
const bag = '1.2.840.113549.1.12.10.1';
const x509Certificate = '1.2.840.113549.1.9.22.1';
/** SafeContents may hold SafeContents; nothing in practice goes deeper. */
const maximumNesting = 4;

/**
 * Reads a PKCS#12 file. Its integrity code is not judged: certificates are judged on their own, and a key that a wrong
 * password garbled is not a key.
 */
export async function readPkcs12(bytes: Uint8Array, opening: Opening): Promise<Pkcs12Content | undefined> {
  const outer = berElement(bytes);
  const safe = typeof outer === 'string' ? undefined : berChildren(bytes, outer)?.[1];
  const authenticated = safe && contentOctets(bytes, safe);
  const list = authenticated && berElement(authenticated);
  if (!authenticated || typeof list !== 'object') return undefined;
  const content: Pkcs12Content = { certificates: [], privateKeys: [], closed: [] };
  for (const part of berChildren(authenticated, list, authenticated.length) ?? []) {
    const opened = await openPart(authenticated, part, opening);
    if (typeof opened === 'string') content.closed.push(opened);
    else if (opened) await readBags(opened, opening, content, 0);
  }
  return content;
}

/** Octets inside a ContentInfo of type data. */
function contentOctets(bytes: Uint8Array, info: BerElement): Uint8Array | undefined {
  const [type, wrapper] = berChildren(bytes, info) ?? [];
  if (berObjectIdentifier(bytes, type) !== data || !wrapper) return undefined;
  const octets = berChildren(bytes, wrapper)?.[0];
  return octets && berOctets(bytes, octets);
}

async function openPart(
  bytes: Uint8Array,
  info: BerElement,
  opening: Opening,
): Promise<Uint8Array | Closed | undefined> {
  const [type, wrapper] = berChildren(bytes, info) ?? [];
  if (berObjectIdentifier(bytes, type) !== encryptedData || !wrapper) return contentOctets(bytes, info);
  const encrypted = berChildren(bytes, wrapper)?.[0];
  const encryptedInfo = encrypted && berChildren(bytes, encrypted)?.[1];
  const [, algorithm, content] = (encryptedInfo && berChildren(bytes, encryptedInfo)) ?? [];
  const octets = content && berOctets(bytes, content);
  if (!algorithm || !octets) return undefined;
  const plain = await decryptWithPassword(bytes.subarray(algorithm.start, algorithm.end), octets, opening);
  return typeof plain === 'string' || isWholeSequence(plain) ? plain : 'password-wrong';
}

async function readBags(bytes: Uint8Array, opening: Opening, content: Pkcs12Content, nesting: number): Promise<void> {
  const list = berElement(bytes);
  if (typeof list === 'string' || nesting > maximumNesting) return;
  for (const safeBag of berChildren(bytes, list, bytes.length) ?? []) {
    const [type, wrapper] = berChildren(bytes, safeBag) ?? [];
    const value = wrapper && berChildren(bytes, wrapper)?.[0];
    if (!value) continue;
    const raw = bytes.subarray(value.start, value.end);
    switch (berObjectIdentifier(bytes, type)) {
      case `${bag}.1`:
        content.privateKeys.push(raw);
        break;
      case `${bag}.2`: {
        const key = await openShroudedKey(raw, opening);
        if (typeof key === 'string') content.closed.push(key);
        else content.privateKeys.push(key);
        break;
      }
      case `${bag}.3`: {
        const [kind, certificate] = berChildren(bytes, value) ?? [];
        const octets = certificate && berChildren(bytes, certificate)?.[0];
        const der = octets && berOctets(bytes, octets);
        if (der && berObjectIdentifier(bytes, kind) === x509Certificate) content.certificates.push(der);
        break;
      }
      case `${bag}.6`:
        await readBags(raw, opening, content, nesting + 1);
        break;
    }
  }
}

/** Opens an EncryptedPrivateKeyInfo (RFC 5958); gives PKCS#8, DER. */
export async function openShroudedKey(bytes: Uint8Array, opening: Opening): Promise<Uint8Array | Closed> {
  const outer = berElement(bytes);
  const [algorithm, encrypted] = (typeof outer === 'string' ? undefined : berChildren(bytes, outer)) ?? [];
  const octets = encrypted && berOctets(bytes, encrypted);
  if (!algorithm || !octets) return 'key-encryption-unsupported';
  const plain = await decryptWithPassword(bytes.subarray(algorithm.start, algorithm.end), octets, opening);
  return typeof plain === 'string' || isWholeSequence(plain) ? plain : 'password-wrong';
}
