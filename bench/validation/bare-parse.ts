/**
 * The least that any judge must read of a certificate: where the signed part, names, times, key and signature lie. It
 * checks nothing; it is the parsing half of the floor.
 */
export interface BareCertificate {
  toBeSigned: Uint8Array;
  issuer: Uint8Array;
  validity: Uint8Array;
  subject: Uint8Array;
  spki: Uint8Array;
  /** Contents of the signature's BIT STRING without the count of unused bits. */
  signature: Uint8Array;
}

/** One element from `start` to `end`, its contents from `content`. */
interface Element {
  start: number;
  content: number;
  end: number;
}

/** Walks the outer structure of one DER certificate. */
export function bareParse(der: Uint8Array): BareCertificate {
  const certificate = elementAt(der, 0);
  const toBeSigned = elementAt(der, certificate.content);
  const algorithm = elementAt(der, toBeSigned.end);
  const signature = elementAt(der, algorithm.end);
  const version = elementAt(der, toBeSigned.content);
  const serial = der[version.start] === 0xa0 ? elementAt(der, version.end) : version;
  const innerAlgorithm = elementAt(der, serial.end);
  const issuer = elementAt(der, innerAlgorithm.end);
  const validity = elementAt(der, issuer.end);
  const subject = elementAt(der, validity.end);
  const spki = elementAt(der, subject.end);
  const bytes = ({ start, end }: Element): Uint8Array => der.subarray(start, end);
  return {
    toBeSigned: bytes(toBeSigned),
    issuer: bytes(issuer),
    validity: bytes(validity),
    subject: bytes(subject),
    spki: bytes(spki),
    signature: der.subarray(signature.content + 1, signature.end),
  };
}

function elementAt(der: Uint8Array, start: number): Element {
  const first = der[start + 1] ?? 0;
  if (first < 0x80) return { start, content: start + 2, end: start + 2 + first };
  const count = first & 0x7f;
  let length = 0;
  for (let index = 0; index < count; index++) length = length * 256 + (der[start + 2 + index] ?? 0);
  return { start, content: start + 2 + count, end: start + 2 + count + length };
}
