import { berChildren, berElement } from './ber-element.ts';

/** Certificates and CRLs of a PKCS#7 (RFC 2315, 5652) SignedData, each as the very bytes that it holds. */
export function readPkcs7(
  bytes: Uint8Array,
): { certificates: Uint8Array[]; revocationLists: Uint8Array[] } | undefined {
  const outer = berElement(bytes);
  const content = typeof outer === 'string' ? undefined : berChildren(bytes, outer)?.[1];
  const signedData = content && berChildren(bytes, content)?.[0];
  const fields = signedData && berChildren(bytes, signedData);
  if (!fields) return undefined;
  const elementsOf = (tag: number) => {
    const field = fields.find((candidate) => candidate.tag === tag);
    const elements = field ? berChildren(bytes, field, bytes.length) : [];
    return elements?.map(({ start, end }) => bytes.subarray(start, end)) ?? [];
  };
  return { certificates: elementsOf(0xa0), revocationLists: elementsOf(0xa1) };
}
