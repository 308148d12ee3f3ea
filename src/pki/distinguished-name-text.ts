import { hexText } from './octets.ts';
import type { DistinguishedName, NameAttribute } from './distinguished-name.ts';

/** Short names of RFC 4514 3 and of what Java prints besides. */
const shortNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.25': 'DC',
  '0.9.2342.19200300.100.1.1': 'UID',
};

const javaNames: Readonly<Record<string, string>> = {
  ...shortNames,
  '1.2.840.113549.1.9.1': 'EMAILADDRESS',
  '2.5.4.4': 'SURNAME',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.12': 'T',
  '2.5.4.42': 'GIVENNAME',
  '2.5.4.43': 'INITIALS',
  '2.5.4.44': 'GENERATION',
  '2.5.4.46': 'DNQ',
};

/** A name as RFC 4514 writes it: last relative name first, joined by commas. */
export function distinguishedNameText(name: DistinguishedName): string {
  return name.relativeNames
    .map((attributes) => attributes.map(escapedAttribute).join('+'))
    .toReversed()
    .join(',');
}

/** A name as Cumulocity prints it (Java's order and quoting): last relative name first, joined by a comma and a space. */
export function javaDistinguishedNameText(name: DistinguishedName): string {
  return name.relativeNames
    .map((attributes) => attributes.map(quotedAttribute).join(' + '))
    .toReversed()
    .join(', ');
}

/** Texts that need no escapes: nothing special anywhere, no space at either end. */
const plain = /^[^\s"+,;<>\\#\p{Cc}](?:[^"+,;<>\\\p{Cc}]*[^\s"+,;<>\\\p{Cc}])?$/u;

function escapedAttribute({ type, text, der }: NameAttribute): string {
  const short = shortNames[type];
  if (short === undefined || text === undefined) return `${short ?? type}=#${hexText(der)}`;
  if (plain.test(text)) return `${short}=${text}`;
  const escaped = text
    .replaceAll(/["+,;<>\\]/g, String.raw`\$&`)
    .replace(/^[ #]/, String.raw`\$&`)
    .replace(/(?<!^) $/, '\\ ')
    .replaceAll(/[\u0000-\u001f\u007f]/g, (character) => `\\${hexText(new TextEncoder().encode(character))}`);
  return `${short}=${escaped}`;
}

function quotedAttribute({ type, text, der }: NameAttribute): string {
  const name = javaNames[type] ?? `OID.${type}`;
  if (text === undefined) return `${name}=#${hexText(der)}`;
  const needsQuotes = /[,+=\n<>#;\\"]|^ | $| {2}/.test(text);
  return needsQuotes ? `${name}="${text.replaceAll(/["\\]/g, String.raw`\$&`)}"` : `${name}=${text}`;
}
