import { expect, test } from 'vitest';
import { createCertificate } from '#testing/certificate-factory.ts';
import { oid, printableString, sequence, set, utf8String } from '#testing/der-writer.ts';
import { DerReader } from './der/reader.ts';
import { namesMatch, readDistinguishedName, type DistinguishedName } from './distinguished-name.ts';
import { distinguishedNameText, javaDistinguishedNameText } from './distinguished-name-text.ts';
import { parseCertificate } from './certificate.ts';

const types = { CN: '2.5.4.3', O: '2.5.4.10', C: '2.5.4.6', email: '1.2.840.113549.1.9.1', custom: '1.2.3.4' };
type Part = [keyof typeof types, string];

/** Each argument is one relative name; several parts make it multi-valued. */
function name(...relative: Part[][]): DistinguishedName {
  const sets = relative.map((parts) =>
    set(...parts.map(([type, value]) => sequence(oid(types[type]), utf8String(value)))),
  );
  return readDistinguishedName(new DerReader(sequence(...sets)), []);
}

test.each<[string, DistinguishedName, string, string]>([
  [
    'in the usual order',
    name([['C', 'DE']], [['O', 'Acme']], [['CN', 'd-1']]),
    'CN=d-1,O=Acme,C=DE',
    'CN=d-1, O=Acme, C=DE',
  ],
  ['with a comma', name([['O', 'Acme, Inc.']]), String.raw`O=Acme\, Inc.`, 'O="Acme, Inc."'],
  ['with quotes', name([['CN', 'a"b']]), String.raw`CN=a\"b`, String.raw`CN="a\"b"`],
  ['with spaces at the ends', name([['CN', ' a ']]), String.raw`CN=\ a\ `, 'CN=" a "'],
  ['with a hash in front', name([['CN', '#1']]), String.raw`CN=\#1`, 'CN="#1"'],
  [
    'with two attributes in one',
    name([
      ['CN', 'a'],
      ['O', 'b'],
    ]),
    'CN=a+O=b',
    'CN=a + O=b',
  ],
  ['with a mail address', name([['email', 'a@b.c']]), '1.2.840.113549.1.9.1=#0c056140622e63', 'EMAILADDRESS=a@b.c'],
  ['with an unknown type', name([['custom', 'x']]), '1.2.3.4=#0c0178', 'OID.1.2.3.4=x'],
  ['with a line break', name([['CN', 'a\nb']]), String.raw`CN=a\0ab`, 'CN="a\nb"'],
  ['of nothing', name(), '', ''],
])('a name %s is printed as RFC 4514 and as Java does', (_, value, rfc4514, java) => {
  expect(distinguishedNameText(value)).toBe(rfc4514);
  expect(javaDistinguishedNameText(value)).toBe(java);
});

test.each<[string, boolean, DistinguishedName, DistinguishedName]>([
  ['differ in case', true, name([['CN', 'Root CA']]), name([['CN', 'ROOT ca']])],
  ['differ in white space', true, name([['CN', 'Root CA']]), name([['CN', ' Root  CA ']])],
  ['differ in the form of an umlaut', true, name([['CN', 'Jos\u00e9']]), name([['CN', 'Jose\u0301']])],
  [
    'differ in the order within one relative name',
    true,
    name([
      ['CN', 'a'],
      ['O', 'b'],
    ]),
    name([
      ['O', 'b'],
      ['CN', 'a'],
    ]),
  ],
  [
    'differ in the order of relative names',
    false,
    name([['O', 'b']], [['CN', 'a']]),
    name([['CN', 'a']], [['O', 'b']]),
  ],
  [
    'are divided differently',
    false,
    name([
      ['CN', 'a'],
      ['O', 'b'],
    ]),
    name([['CN', 'a']], [['O', 'b']]),
  ],
  ['differ in a letter', false, name([['CN', 'a']]), name([['CN', 'b']])],
])('names that %s: match %s', (_, expected, a, b) => {
  expect(namesMatch(a, b)).toBe(expected);
});

test('a PrintableString and a UTF8String of the same text match', () => {
  const printable = sequence(set(sequence(oid(types.CN), printableString('Root'))));
  expect(namesMatch(readDistinguishedName(new DerReader(printable), []), name([['CN', 'root']]))).toBe(true);
});

test('the subject of a made certificate reads as it was planned', () => {
  const { der } = createCertificate({ subject: 'tedge04' });
  expect(javaDistinguishedNameText(parseCertificate(der).subject)).toContain('CN=tedge04');
});
