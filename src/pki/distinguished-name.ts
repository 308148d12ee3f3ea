import { decodeCharacterString, isPrintable } from './der/character-string.ts';
import { MalformedError } from './der/malformed-error.ts';
import { readObjectIdentifier } from './der/object-identifier.ts';
import type { DerReader } from './der/reader.ts';
import { tags } from './der/tags.ts';
import type { Deviation } from './deviation.ts';
import { hexText } from './octets.ts';

/** One attribute of a name; `text` is absent where its value is no character string. */
export interface NameAttribute {
  type: string;
  tag: number;
  text: string | undefined;
  /** The value with its header. */
  der: Uint8Array;
}

/** A distinguished name (RFC 5280 4.1.2.4): relative names in encoded order, each a set of attributes; unchanging. */
export class DistinguishedName {
  readonly der: Uint8Array;
  readonly relativeNames: readonly NameAttribute[][];
  #key: string | undefined;
  #relativeKeys: readonly string[] | undefined;

  constructor(der: Uint8Array, relativeNames: readonly NameAttribute[][]) {
    this.der = der;
    this.relativeNames = relativeNames;
  }

  /**
   * A text that is the same for two names exactly when they match: case and white space of texts do not count, the order
   * of relative names does (RFC 5280 7.1).
   */
  get key(): string {
    return (this.#key ??= this.relativeKeys.join(''));
  }

  /** The parts of `key` that the relative names make. */
  get relativeKeys(): readonly string[] {
    return (this.#relativeKeys ??= this.relativeNames.map(relativeNameKey));
  }
}

/** Attribute types that rules look at. */
export const attributeTypes = { commonName: '2.5.4.3', emailAddress: '1.2.840.113549.1.9.1' } as const;

/** Reads a Name. @throws MalformedError for anything that is not one, or text that is none of its type. */
export function readDistinguishedName(reader: DerReader, deviations: Deviation[]): DistinguishedName {
  const start = reader.position;
  const relativeNames = readRelativeNames(reader.enter(tags.sequence), deviations);
  return new DistinguishedName(reader.bytes.subarray(start, reader.position), relativeNames);
}

function readRelativeNames(names: DerReader, deviations: Deviation[]): NameAttribute[][] {
  const relativeNames: NameAttribute[][] = [];
  while (!names.done) relativeNames.push(readAttributes(names.enter(tags.set), deviations));
  return relativeNames;
}

/** Reads the attributes of one RelativeDistinguishedName. @throws MalformedError where there is none. */
export function readAttributes(set: DerReader, deviations: Deviation[]): NameAttribute[] {
  if (set.done) throw new MalformedError('sequence-empty', set.position);
  const attributes: NameAttribute[] = [];
  while (!set.done) {
    const attribute = set.enter(tags.sequence);
    const type = readObjectIdentifier(attribute);
    const element = attribute.element();
    attribute.finish();
    const text = decodeCharacterString(set.bytes, element);
    if (element.tag === tags.printableString && text !== undefined && !isPrintable(text)) {
      deviations.push({ code: 'string-characters', evidence: { type, value: text } });
    }
    attributes.push({ type, tag: element.tag, text, der: set.bytes.subarray(element.start, element.end) });
  }
  return attributes;
}

/** The part of a name's key that one relative name makes; a set of attributes has no order. */
export function relativeNameKey(attributes: readonly NameAttribute[]): string {
  const parts = attributes.map(attributeKey);
  return `${parts.length === 1 ? parts[0] : parts.toSorted().join('\u0001')}\u0002`;
}

/** Types whose text is prepared before it is compared; others compare by their octets. */
const preparedTags: ReadonlySet<number> = new Set([
  tags.utf8String,
  tags.printableString,
  tags.ia5String,
  tags.visibleString,
  tags.numericString,
  tags.bmpString,
  tags.universalString,
]);

/** Visible ASCII without backslash, with single spaces inside at most: only case is left to prepare. */
const needsNoPreparation = /^[!-[\]-~]+(?: [!-[\]-~]+)*$/;

function attributeKey({ type, tag, text, der }: NameAttribute): string {
  if (text === undefined || !preparedTags.has(tag)) return `${type}#${hexText(der)}`;
  if (needsNoPreparation.test(text)) return `${type}=${text.toLowerCase()}`;
  const prepared = text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
  return `${type}=${prepared.replaceAll(/[\\\u0000-\u0002]/g, escaped)}`;
}

/** Keeps what separates the parts of a key out of their texts, so that no two names make the same key. */
const escaped = (character: string): string => `\\${character.charCodeAt(0)}`;

/** True where two names match as RFC 5280 7.1 wants. */
export function namesMatch(a: DistinguishedName, b: DistinguishedName): boolean {
  return a.key === b.key;
}

/** Every text of one attribute type, in order; an attribute without text gives the empty string. */
export function attributeTexts(name: DistinguishedName, type: string): string[] {
  return name.relativeNames.flatMap((attributes) =>
    attributes.filter((attribute) => attribute.type === type).map(({ text }) => text ?? ''),
  );
}
