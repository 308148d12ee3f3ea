import { expect, test } from 'vitest';
import { fitOpenFiles } from './connection-room.ts';

const limits = { handshakes: 4096, open: 16_384 };

test('limits stay as they are where enough files may be open', () => {
  expect(fitOpenFiles(limits, 'devices', 1_048_576)).toEqual(limits);
});

test('with few files, handshakes and open connections of devices take two thirds of them at most', () => {
  expect(fitOpenFiles(limits, 'devices', 1536)).toEqual({ handshakes: 256, open: 768 });
});

test('where 20,000 files may be open, 10,000 connections of devices are held', () => {
  expect(fitOpenFiles(limits, 'devices', 20_000).open).toBe(10_000);
});

test.each([64, 512, 1024, 20_000])('of %i files, both listeners leave some to everything else', (files) => {
  const held = (['devices', 'rest'] as const).flatMap((listener) =>
    Object.values(fitOpenFiles(limits, listener, files)),
  );
  expect(held.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual((5 / 6) * files);
});
