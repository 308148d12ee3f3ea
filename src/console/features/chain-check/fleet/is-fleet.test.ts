import { expect, test } from 'vitest';
import { isFleet, namedFiles } from './is-fleet.ts';

const files = (count: number, size: number, name = 'device.pem') =>
  Array.from({ length: count }, () => ({ name, file: new File([new Uint8Array(size)], name) }));

test('forty small files are shown in full, one more is a fleet', () => {
  expect(isFleet(files(40, 100))).toBe(false);
  expect(isFleet(files(41, 100))).toBe(true);
});

test('256 KB of text are shown in full, one octet more is a fleet', () => {
  expect(isFleet(files(1, 256 * 1024))).toBe(false);
  expect(isFleet(files(1, 256 * 1024 + 1))).toBe(true);
});

test('an archive is a fleet from 48 KB on', () => {
  expect(isFleet(files(1, 48 * 1024, 'fleet.ZIP'))).toBe(false);
  expect(isFleet(files(1, 48 * 1024 + 1, 'fleet.ZIP'))).toBe(true);
});

test('a file of a folder is named by its path in it', () => {
  const dropped = Object.assign(new File([], 'a.pem'), { path: './fleet/a.pem' });
  expect(namedFiles([dropped, new File([], 'b.pem')]).map(({ name }) => name)).toEqual(['fleet/a.pem', 'b.pem']);
});
