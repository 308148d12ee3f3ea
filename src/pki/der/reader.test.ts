import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat, integer, oid, tlv } from '#testing/der-writer.ts';
import { MalformedError } from './malformed-error.ts';
import { readObjectIdentifier } from './object-identifier.ts';
import { DerReader } from './reader.ts';
import { readTime } from './time.ts';

const oneByteTag = fc.nat(255).filter((tag) => (tag & 0x1f) !== 0x1f);
const octets = (...values: number[]) => Uint8Array.from(values);

/** What the read throws, by its defect; undefined where it does not. */
function defectOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof MalformedError) return error.defect;
    throw error;
  }
}

test('an element is read as it was written, whatever its tag and content', () => {
  fc.assert(
    fc.property(oneByteTag, fc.uint8Array({ maxLength: 70_000, size: 'max' }), (tag, content) => {
      const reader = new DerReader(tlv(tag, content));
      expect(reader.content(tag)).toEqual(content);
      expect(reader.done).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('an integer keeps its sign and size', () => {
  fc.assert(
    fc.property(fc.bigInt(-(2n ** 200n), 2n ** 200n), (value) => {
      const read = new DerReader(integer(value)).integerOctets();
      expect(BigInt.asIntN(read.length * 8, BigInt(`0x${Buffer.from(read).toString('hex')}`))).toBe(value);
    }),
  );
});

test('an object identifier keeps every arc', () => {
  const arcs = fc.array(fc.bigInt(0n, 2n ** 130n), { maxLength: 8 });
  fc.assert(
    fc.property(fc.nat(2), fc.bigInt(0n, 39n), arcs, (root, second, rest) => {
      const dotted = [root, second, ...rest].join('.');
      expect(readObjectIdentifier(new DerReader(oid(dotted)))).toBe(dotted);
    }),
  );
});

test('any bytes give an element that lies within them, or a malformed encoding', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const reader = new DerReader(bytes);
      const defect = defectOf(() => {
        const element = reader.element();
        expect(element.contentStart).toBeGreaterThan(element.start);
        expect(element.end).toBeGreaterThanOrEqual(element.contentStart);
        expect(element.end).toBeLessThanOrEqual(bytes.length);
      });
      expect(defect === undefined || reader.position === 0).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

describe('what is not DER is named', () => {
  test.each([
    ['nothing at all', octets(), 'truncated'],
    ['a tag without a length', octets(0x30), 'truncated'],
    ['content that is cut off', octets(0x04, 0x02, 0x00), 'truncated'],
    ['a length of four gigabytes', octets(0x04, 0x84, 0xff, 0xff, 0xff, 0xff), 'truncated'],
    ['a length of more than four octets', octets(0x04, 0x88, 1, 0, 0, 0, 0, 0, 0, 0), 'truncated'],
    ['a length without end', octets(0x30, 0x80, 0x00, 0x00), 'length-indefinite'],
    ['a short length in the long form', octets(0x04, 0x81, 0x01, 0x00), 'length-not-minimal'],
    ['a length with a leading zero', concat(octets(0x04, 0x82, 0x00, 0x80), new Uint8Array(128)), 'length-not-minimal'],
    ['a tag of several octets', octets(0x1f, 0x22, 0x00), 'tag-high'],
  ])('%s', (_, bytes, defect) => {
    expect(defectOf(() => new DerReader(bytes).element())).toBe(defect);
  });

  test.each<[string, (reader: DerReader) => unknown, Uint8Array, string]>([
    ['bytes behind the end', (reader) => (reader.element(), reader.finish()), octets(5, 0, 0), 'trailing-bytes'],
    ['a boolean of 1', (reader) => reader.boolean(), octets(1, 1, 1), 'boolean-invalid'],
    ['an empty integer', (reader) => reader.integerOctets(), octets(2, 0), 'integer-invalid'],
    ['a padded integer', (reader) => reader.integerOctets(), octets(2, 2, 0, 1), 'integer-invalid'],
    ['a padded negative integer', (reader) => reader.integerOctets(), octets(2, 2, 255, 128), 'integer-invalid'],
    [
      'a small integer of five octets',
      (reader) => reader.smallInteger(),
      octets(2, 5, 1, 0, 0, 0, 0),
      'integer-too-large',
    ],
    ['unused bits that are set', (reader) => reader.bitString(), octets(3, 2, 1, 1), 'bit-string-invalid'],
    ['unused bits of nothing', (reader) => reader.bitString(), octets(3, 1, 1), 'bit-string-invalid'],
    ['eight unused bits', (reader) => reader.bitString(), octets(3, 2, 8, 0), 'bit-string-invalid'],
    [
      'an identifier that breaks off',
      (reader) => readObjectIdentifier(reader),
      octets(6, 1, 0x80),
      'object-identifier-invalid',
    ],
    [
      'a padded arc',
      (reader) => readObjectIdentifier(reader),
      octets(6, 3, 0x55, 0x80, 1),
      'object-identifier-invalid',
    ],
    [
      'an endless arc',
      (reader) => readObjectIdentifier(reader),
      tlv(6, new Uint8Array(64).fill(0xff), octets(1)),
      'object-identifier-invalid',
    ],
  ])('%s', (_, read, bytes, defect) => {
    expect(defectOf(() => read(new DerReader(bytes)))).toBe(defect);
  });

  test.each(['260601000000', '2606010000Z', '260601000000+0000', '260230000000Z', '260601240000Z', '26060100000aZ'])(
    'the time %s',
    (text) => {
      expect(defectOf(() => readTime(new DerReader(tlv(0x17, Buffer.from(text)))))).toBe('time-invalid');
    },
  );
});
