import { berChildren, berElement, berObjectIdentifier, type BerElement } from './ber-element.ts';

/** What a piece of DER is, told by its shape, never by its label or file name. */
export type Format =
  | 'certificate'
  | 'signing-request'
  | 'revocation-list'
  | 'pkcs8'
  | 'encrypted-pkcs8'
  | 'sec1'
  | 'pkcs1'
  | 'public-key'
  | 'pkcs7'
  | 'pkcs12';

const integer = 0x02;
const bitString = 0x03;
const octetString = 0x04;
const sequence = 0x30;
const signedData = '1.2.840.113549.1.7.2';

/** The format of the first element of `bytes`, or undefined for anything else. */
export function formatOf(bytes: Uint8Array): Format | undefined {
  const outer = berElement(bytes);
  if (typeof outer === 'string' || outer.tag !== sequence) return undefined;
  const children = berChildren(bytes, outer);
  if (!children) return undefined;
  const tags = children.map(({ tag }) => tag);
  const begins = (...wanted: number[]) => wanted.every((tag, index) => tags[index] === tag);
  if (begins(sequence, sequence, bitString)) return signedFormat(bytes, children[0]!);
  if (begins(integer, sequence, octetString)) return 'pkcs8';
  if (begins(integer, sequence)) return 'pkcs12';
  if (begins(integer, octetString)) return 'sec1';
  if (begins(...Array.from({ length: 9 }, () => integer))) return 'pkcs1';
  if (begins(sequence, octetString)) return 'encrypted-pkcs8';
  if (begins(sequence, bitString)) return 'public-key';
  return begins(0x06, 0xa0) && berObjectIdentifier(bytes, children[0]) === signedData ? 'pkcs7' : undefined;
}

/** Certificates, requests and CRLs share their outer shape; the signed part tells them apart. */
function signedFormat(bytes: Uint8Array, signed: BerElement): Format | undefined {
  const tags = berChildren(bytes, signed)?.map(({ tag }) => tag);
  if (!tags) return undefined;
  const isTime = (tag: number | undefined) => tag === 0x17 || tag === 0x18;
  const version = tags[0] === 0xa0 || tags[0] === integer ? 1 : 0;
  if (isTime(tags[version + 2])) return 'revocation-list';
  if (tags[0] === integer && tags[1] === sequence && tags[2] === sequence && tags[3] !== sequence)
    return 'signing-request';
  const fields = tags[0] === 0xa0 ? tags.slice(1) : tags;
  const isCertificate = fields[0] === integer && fields.slice(1, 6).every((tag) => tag === sequence);
  return isCertificate && fields.length >= 6 ? 'certificate' : undefined;
}
