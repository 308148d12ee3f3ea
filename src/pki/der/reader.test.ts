import { describe, expect, test } from 'vitest';
import { MalformedError, type EncodingDefect } from './malformed-error.ts';
import { readObjectIdentifier } from './object-identifier.ts';
import { DerReader } from './reader.ts';
import { readTime } from './time.ts';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const text = (tag: string, value: string): Uint8Array =>
  bytes(`${tag} ${value.length.toString(16).padStart(2, '0')} ${Buffer.from(value).toString('hex')}`);

function defectOf(read: () => void): EncodingDefect | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof MalformedError) return error.defect;
    throw error;
  }
}

describe('an element is refused', () => {
  test.each<[string, string, EncodingDefect]>([
    ['when there is nothing', '', 'truncated'],
    ['when only a tag is there', '30', 'truncated'],
    ['when the content ends early', '30 03 02 01', 'truncated'],
    ['when a length needs more octets than there are', '30 82 01', 'truncated'],
    ['when a length has more than four octets', '30 85 00 00 00 00 01 00', 'truncated'],
    ['when the length is indefinite', '30 80 00 00', 'length-indefinite'],
    ['when a short length is written long', '04 81 01 00', 'length-not-minimal'],
    ['when a length starts with a zero octet', `04 82 00 80 ${'00'.repeat(128)}`, 'length-not-minimal'],
    ['when the tag has several octets', '1f 81 01 00', 'tag-high'],
  ])('%s', (_, hex, defect) => {
    expect(defectOf(() => new DerReader(bytes(hex)).element())).toBe(defect);
  });
});

describe('a value is refused', () => {
  test.each<[string, string, (reader: DerReader) => void, EncodingDefect]>([
    ['when a boolean is neither 00 nor ff', '01 01 01', (reader) => reader.boolean(), 'boolean-invalid'],
    ['when a boolean has two octets', '01 02 ff ff', (reader) => reader.boolean(), 'boolean-invalid'],
    ['when an integer is empty', '02 00', (reader) => reader.integerOctets(), 'integer-invalid'],
    ['when an integer has a superfluous zero', '02 02 00 7f', (reader) => reader.integerOctets(), 'integer-invalid'],
    ['when an integer has a superfluous ff', '02 02 ff 80', (reader) => reader.integerOctets(), 'integer-invalid'],
    ['when a count is negative', '02 01 ff', (reader) => reader.smallInteger(), 'integer-invalid'],
    ['when a count is too large', '02 05 01 00 00 00 00', (reader) => reader.smallInteger(), 'integer-too-large'],
    ['when a bit string is empty', '03 00', (reader) => reader.bitString(), 'bit-string-invalid'],
    ['when unused bits are more than seven', '03 02 08 00', (reader) => reader.bitString(), 'bit-string-invalid'],
    ['when unused bits are set', '03 02 01 01', (reader) => reader.bitString(), 'bit-string-invalid'],
    [
      'when octets are wanted and bits are left over',
      '03 02 01 02',
      (reader) => reader.bitOctets(),
      'bit-string-invalid',
    ],
    ['when the tag is another', '04 00', (reader) => reader.content(0x02), 'tag-unexpected'],
    ['when bytes are left over', '05 00', (reader) => reader.finish(), 'trailing-bytes'],
    ['when an identifier is empty', '06 00', readObjectIdentifier, 'object-identifier-invalid'],
    ['when an arc of an identifier is cut', '06 02 2a 86', readObjectIdentifier, 'object-identifier-invalid'],
    ['when an arc of an identifier is padded', '06 03 2a 80 01', readObjectIdentifier, 'object-identifier-invalid'],
    ['when an arc is absurdly long', `06 16 ${'ff'.repeat(21)} 01`, readObjectIdentifier, 'object-identifier-invalid'],
  ])('%s', (_, hex, read, defect) => {
    expect(defectOf(() => read(new DerReader(bytes(hex))))).toBe(defect);
  });
});

test.each([
  ['55 04 03', '2.5.4.3'],
  ['2a 86 48 86 f7 0d 01 01 0b', '1.2.840.113549.1.1.11'],
  ['00', '0.0'],
  ['27', '0.39'],
  ['4f', '1.39'],
  ['88 37', '2.999'],
  ['69 8f ff ff ff 7f', '2.25.4294967295'],
])('the identifier %s reads %s', (hex, dotted) => {
  const content = bytes(hex);
  const reader = new DerReader(Uint8Array.from([0x06, content.length, ...content]));
  expect(readObjectIdentifier(reader)).toBe(dotted);
});

describe('a time', () => {
  test.each([
    ['17', '500101000000Z', '1950-01-01T00:00:00.000Z', true],
    ['17', '491231235959Z', '2049-12-31T23:59:59.000Z', true],
    ['18', '20500101000000Z', '2050-01-01T00:00:00.000Z', true],
    ['18', '99991231235959Z', '9999-12-31T23:59:59.000Z', true],
    ['18', '20240229120000Z', '2024-02-29T12:00:00.000Z', false],
  ])('of tag %s reads %s', (tag, value, iso, rightType) => {
    expect(readTime(new DerReader(text(tag, value)))).toEqual({ date: new Date(iso), rightType });
  });

  test.each([
    ['without seconds', '17', '2401010000Z'],
    ['with an offset', '17', '240101000000+0100'],
    ['with a fraction', '18', '20240101000000.5Z'],
    ['without Z', '18', '20240101000000'],
    ['on 30 February', '17', '240230000000Z'],
    ['in month 13', '17', '241301000000Z'],
    ['at 24 o’clock', '17', '240101240000Z'],
    ['with a leap second', '17', '161231235960Z'],
    ['with a letter', '17', '24o101000000Z'],
  ])('%s is refused', (_, tag, value) => {
    expect(defectOf(() => readTime(new DerReader(text(tag, value))))).toBe('time-invalid');
  });
});
