import { expect, test } from 'vitest';
import { timeLeft } from './fleet-state.ts';
import { emptyTally, sumTallies } from './tally.ts';

test('the counts of all workers are added, and each repair with its kind', () => {
  const one = { ...emptyTally(), devices: 2, keys: 1, authorities: 3, repairs: { 'line-ends': 2 } };
  const two = { ...emptyTally(), devices: 5, locked: 1, authorities: 3, repairs: { 'line-ends': 1, 'utf-16': 1 } };
  expect(sumTallies([one, two])).toMatchObject({
    devices: 7,
    keys: 1,
    locked: 1,
    authorities: 3,
    repairs: { 'line-ends': 3, 'utf-16': 1 },
  });
});

test('no more than the first 200 left-out things are told one by one', () => {
  const item = { code: 'unknown', origin: { source: 'x' }, evidence: {} } as const;
  const many = { ...emptyTally(), leftOutCount: 150, leftOut: Array.from({ length: 150 }, () => item) };
  const sum = sumTallies([many, many]);
  expect([sum.leftOutCount, sum.leftOut.length]).toEqual([300, 200]);
});

test('the time left follows from the rate, and is not told before there is one', () => {
  expect(timeLeft(250, 1000, 1000)).toBe(3000);
  expect(timeLeft(250, 1000, 700)).toBeUndefined();
  expect(timeLeft(0, 1000, 5000)).toBeUndefined();
  expect(timeLeft(1000, 1000, 2000)).toBe(0);
});
