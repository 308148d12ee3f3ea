import { oid, printableString, sequence, set, utf8String } from './der-writer.ts';

/** Short names of attribute types, as in `CN=device-1`. */
const attributeTypes: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  emailAddress: '1.2.840.113549.1.9.1',
  DC: '0.9.2342.19200300.100.1.25',
};

/** One attribute: short name or dotted OID, and its text, or the whole value as DER. */
type NameAttribute = readonly [type: string, value: string | Uint8Array];

/**
 * A name as tests write it: a text is the one common name, a list holds the attributes in order (each its own RDN; a
 * nested list is a multi-valued RDN), bytes are the finished DER.
 */
export type NameInput = string | ReadonlyArray<NameAttribute | readonly NameAttribute[]> | Uint8Array;

/** DER of a Name. */
export function distinguishedName(name: NameInput): Uint8Array {
  if (name instanceof Uint8Array) return name;
  if (typeof name === 'string') return distinguishedName([['CN', name]]);
  return sequence(...name.map((rdn) => set(...attributesOf(rdn).map(attribute))));
}

function attributesOf(rdn: NameAttribute | readonly NameAttribute[]): readonly NameAttribute[] {
  return isAttribute(rdn) ? [rdn] : rdn;
}

function isAttribute(rdn: NameAttribute | readonly NameAttribute[]): rdn is NameAttribute {
  return typeof rdn[0] === 'string';
}

function attribute([type, value]: NameAttribute): Uint8Array {
  const text = type === 'C' || type === 'serialNumber' ? printableString : utf8String;
  return sequence(oid(attributeTypes[type] ?? type), value instanceof Uint8Array ? value : text(value));
}
