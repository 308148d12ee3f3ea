import { describe, expect, test } from 'vitest';
import { readSerial, readSerialCsv, readSerialLines } from './read-serials.ts';

const date = '2026-06-01T00:00:00.000Z';

describe('one serial number', () => {
  test.each([
    ['0x00AB12', 'hex', 'ab12'],
    ['AB:12:cd', 'hex', 'ab12cd'],
    ['10', 'hex', '10'],
    ['10', 'decimal', 'a'],
    ['340282366920938463463374607431768211456', 'decimal', `1${'0'.repeat(32)}`],
    ['00', 'hex', '0'],
    ['f'.repeat(80), 'hex', 'f'.repeat(80)],
  ] as const)('when "%s" is given in %s, it is %s', (text, notation, expected) => {
    expect(readSerial(text, notation)).toBe(expected);
  });

  test.each([
    ['', 'hex'],
    ['xyz', 'hex'],
    ['ab', 'decimal'],
    ['-5', 'decimal'],
    ['f'.repeat(81), 'hex'],
  ] as const)('when "%s" is given in %s, it is none', (text, notation) => {
    expect(readSerial(text, notation)).toBeUndefined();
  });
});

describe('lines', () => {
  test('each is taken once, and what cannot be read is named by its line', () => {
    expect(readSerialLines('0A\n\nnonsense\r\n0a\nff', 'hex', date)).toEqual({
      serials: [
        { serialHex: 'a', date },
        { serialHex: 'ff', date },
      ],
      problems: [{ line: 3, kind: 'serial', text: 'nonsense' }],
    });
  });
});

describe('the CSV form', () => {
  test('when it is as the template has it, every line is read', () => {
    expect(readSerialCsv(`\u{FEFF}SERIALNO,DATE\r\n1A,${date}\r\n"2B",\r\n3C\r\n`)).toEqual({
      serials: [{ serialHex: '1a', date }, { serialHex: '2b' }, { serialHex: '3c' }],
      problems: [],
    });
  });

  test('when a spreadsheet saved it with semicolons and without dates, it is read', () => {
    expect(readSerialCsv('serialno\n1A\n').serials).toEqual([{ serialHex: '1a' }]);
    expect(readSerialCsv(`SERIALNO;DATE\n1A;${date}`).serials).toEqual([{ serialHex: '1a', date }]);
  });

  test.each(['', 'SERIAL,DATE\n1A', 'SERIALNO,WHEN\n1A', 'SERIALNO,DATE,MORE\n1A'])(
    'when the header of %j is another one, nothing is read',
    (text) => {
      expect(readSerialCsv(text)).toMatchObject({ serials: [], problems: [{ line: 1, kind: 'header' }] });
    },
  );

  test('when a date has another form, its line is named', () => {
    const { serials, problems } = readSerialCsv('SERIALNO,DATE\n1A,2026-06-01\n2B,2026-13-01T00:00:00.000Z\nzz\n');
    expect(serials).toEqual([]);
    expect(problems.map(({ line, kind }) => [line, kind])).toEqual([
      [2, 'date'],
      [3, 'date'],
      [4, 'serial'],
    ]);
  });
});
