import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createChain } from '#testing/certificate-factory.ts';
import { readBareBase64, readPem } from './pem.ts';
import { writePem } from './pem-writer.ts';

const { root, device } = createChain();
const onlyBlock = (text: string) => {
  const { blocks, damaged } = readPem(text);
  expect(damaged).toEqual([]);
  expect(blocks).toHaveLength(1);
  return blocks[0]!;
};
const base64 = Buffer.from(device.der).toString('base64');

describe('a certificate that was damaged on its way', () => {
  test.each([
    ['not at all', device.pem, []],
    [
      'by other line lengths',
      `-----BEGIN CERTIFICATE-----\n${base64.match(/.{1,76}/g)!.join('\n')}\n-----END CERTIFICATE-----`,
      [],
    ],
    ['by indentation', device.pem.replaceAll('\n', '\n    '), []],
    ['by spaces for line breaks', device.pem.replaceAll('\n', ' '), ['header-form']],
    ['by lost line breaks', `-----BEGIN CERTIFICATE-----${base64}-----END CERTIFICATE-----`, ['line-breaks-lost']],
    ['by lost closing dashes', device.pem.replace(/-----\n$/, ''), ['armour-dashes']],
    ['by one lost leading dash', device.pem.slice(1), ['armour-dashes']],
    ['by a lost END line', device.pem.replace(/-----END.*\n/, ''), ['end-line-missing']],
    ['by lost padding', device.pem.replace(/=+\n-----END/, '\n-----END'), []],
  ])('%s', (_, text, repairs) => {
    const block = onlyBlock(text);
    expect(Buffer.from(block.bytes)).toEqual(Buffer.from(device.der));
    expect(block.repairs).toEqual(repairs);
  });
});

describe('what cannot be repaired is named', () => {
  test.each([
    ['a cut in the middle', device.pem.slice(0, 300), 'base64-truncated'],
    ['a lost line', device.pem.split('\n').toSpliced(3, 1).join('\n'), 'base64-truncated'],
    ['a foreign character', device.pem.replace(/\nM/, '\nM*'), 'base64-damaged'],
    ['nothing inside', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----', 'empty'],
  ] as const)('%s', (_, text, defect) => {
    expect(readPem(text)).toMatchObject({ blocks: [], damaged: [{ label: 'CERTIFICATE', line: 1, defect }] });
  });
});

test('blocks come with their lines, and what is around them is kept apart', () => {
  const reading = readPem(`Bag Attributes\n${device.pem}and below\n${root.pem}`);
  expect(reading.blocks.map(({ line }) => line)).toEqual([2, 2 + device.pem.split('\n').length]);
  expect(reading.outside.map(({ text }) => text.trim())).toEqual(['Bag Attributes', 'and below']);
});

test('a marker touching the next one is still two markers', () => {
  expect(readPem(`${device.pem.trimEnd()}${root.pem}`).blocks).toHaveLength(2);
});

test('words that only look like markers are text', () => {
  expect(readPem('we BEGIN CERTIFICATE roll-out today').blocks).toEqual([]);
});

test('base64 without armour is read when it is whole', () => {
  expect(readBareBase64(base64)).toEqual(device.der);
  expect(readBareBase64(base64.slice(0, -40))).toBe('base64-truncated');
  expect(readBareBase64('Meeting notes')).toBeUndefined();
});

const damages: ((pem: string) => string)[] = [
  (pem) => pem,
  (pem) => pem.replaceAll('\n', '\r\n'),
  (pem) => pem.replaceAll('\n', ' '),
  (pem) => pem.replaceAll('\n', ''),
  (pem) => pem.replaceAll('\n', '\n\t'),
  (pem) => pem.trimEnd().slice(0, -5),
  (pem) => pem.replace(/-----END.*/, ''),
  (pem) => pem.replaceAll('-----', '--'),
  (pem) => `Dear all,\n${pem}Best regards`,
];

test('what is written is read again, whatever it is and however it was damaged', () => {
  const content = fc.uint8Array({ minLength: 2, maxLength: 400 });
  fc.assert(
    fc.property(content, fc.constantFrom(...damages), (bytes, damage) => {
      const der = Uint8Array.of(0x04, 0x82, bytes.length >> 8, bytes.length & 0xff, ...bytes);
      const { blocks } = readPem(damage(writePem('CERTIFICATE', der)));
      expect(blocks.map((block) => block.bytes)).toEqual([der]);
    }),
    { numRuns: 500 },
  );
});

test('any text is read without an error, in time that grows with its length alone', () => {
  const piece = fc.constantFrom(
    '-----BEGIN CERTIFICATE-----',
    '-----END',
    'BEGIN ',
    'X509 CRL',
    '-',
    '----',
    'MIIB',
    '=',
    '\n',
    ' ',
    ': ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 400 }), (parts) => {
      expect(() => readPem(parts.join(''))).not.toThrow();
    }),
  );
});
