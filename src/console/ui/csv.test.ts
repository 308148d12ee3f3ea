import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

test('rows end in CRLF, empty cells stay empty', () => {
  expect(csvText([['a', 1, null, undefined, true], ['b']])).toBe('a,1,,,true\r\nb\r\n');
});

test.each([
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
])('when a text holds %j, it is quoted', (text, field) => {
  expect(csvText([[text]])).toBe(`${field}\r\n`);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])(
  'when a text begins like the formula %j, it is disarmed',
  (text) => {
    expect(csvText([[text]])).toBe(`'${text}\r\n`);
  },
);

test('when a text begins with a carriage return, it is disarmed and quoted', () => {
  expect(csvText([['\r=1']])).toBe(`"'\r=1"\r\n`);
});

test('when a number is negative, it stays a number', () => {
  expect(csvText([[-5]])).toBe('-5\r\n');
});
