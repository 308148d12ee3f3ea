import { expect, test } from 'vitest';
import { RefusalLimit } from './refusal-limit.ts';

const limits = { refusals: 3, windowSeconds: 60, addresses: 2 };
const at = (seconds: number): Date => new Date(seconds * 1000);
const retryAfter = (limit: RefusalLimit, address: string, seconds: number): unknown =>
  limit.count(address, at(seconds))?.evidence['retryAfterSeconds'];

test('up to the limit a refusal is what it is, the next one is told when to come back', () => {
  const limit = new RefusalLimit(limits);
  expect([0, 1, 2].map((second) => retryAfter(limit, '192.0.2.1', second))).toEqual([undefined, undefined, undefined]);
  expect(retryAfter(limit, '192.0.2.1', 2)).toBe(58);
  expect(retryAfter(limit, '192.0.2.1', 59.9)).toBe(1);
  expect(retryAfter(limit, '192.0.2.2', 59.9)).toBeUndefined();
});

test('the limit is reached with the last refusal that is answered in full, and for no other address', () => {
  const limit = new RefusalLimit(limits);
  for (const [count, reached] of [false, false, false, true].entries()) {
    expect([count, limit.isReached('192.0.2.1', at(0))]).toEqual([count, reached]);
    limit.count('192.0.2.1', at(0));
  }
  expect(limit.isReached('192.0.2.2', at(0))).toBe(false);
});

test('after the window everything is forgotten, and when the clock was set back too', () => {
  for (const later of [160, 99]) {
    const limit = new RefusalLimit(limits);
    for (const _ of [1, 2, 3, 4]) limit.count('192.0.2.1', at(100));
    expect(limit.isReached('192.0.2.1', at(159.9))).toBe(true);
    expect(limit.isReached('192.0.2.1', at(later))).toBe(false);
    expect(retryAfter(limit, '192.0.2.1', later)).toBeUndefined();
  }
});

test.each([
  ['192.0.2.1', '::ffff:192.0.2.1'],
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
  ['2001:db8::1', '2001:0db8:0:0:1::'],
  ['fe80::1%eth0', 'fe80::2'],
])('%s and %s are one address', (one, other) => {
  const limit = new RefusalLimit(limits);
  for (const _ of [1, 2, 3]) limit.count(one, at(0));
  expect(limit.isReached(other, at(0))).toBe(true);
});

test('a bounded number of addresses is watched, the one whose window began first is given up', () => {
  const limit = new RefusalLimit(limits);
  for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2', '2001:db8::1'])
    limit.count(address, at(0));
  expect(limit.isReached('192.0.2.1', at(0))).toBe(false);
  for (const _ of [1, 2]) limit.count('2001:db8::1', at(0));
  expect(limit.isReached('2001:db8::1', at(0))).toBe(true);
  expect(limit.isReached('2001:db8:1::1', at(0))).toBe(false);
});
