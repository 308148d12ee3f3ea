import { expect, test } from 'vitest';
import { fitOpenFiles } from './connection-room.ts';

const limits = { handshakes: 4096, open: 16_384 };

test('limits stay as they are where enough files may be open', () => {
  expect(fitOpenFiles(limits, 1_048_576)).toEqual(limits);
});

test('with few files, both together take half of them at most', () => {
  expect(fitOpenFiles(limits, 1024)).toEqual({ handshakes: 128, open: 384 });
});
