import { describe, expect, test } from 'vitest';
import { changeUnit, entryOf, readEntry } from './lifespan-entry.ts';

describe('reading what was typed', () => {
  test.each([
    ['300', 'seconds', 300],
    [' 300 ', 'seconds', 300],
    ['5', 'minutes', 300],
    ['1', 'hours', 3600],
    ['7', 'days', 604_800],
    ['2147483647', 'seconds', 2_147_483_647],
  ] as const)('%s %s is accepted', (amount, unit, seconds) => {
    expect(readEntry({ amount, unit })).toEqual({ seconds });
  });

  test.each([
    ['', 'seconds', 'empty'],
    ['  ', 'days', 'empty'],
    ['299', 'seconds', 'too-short'],
    ['0', 'hours', 'too-short'],
    ['4', 'minutes', 'too-short'],
    ['1.5', 'hours', 'not-whole'],
    ['-300', 'seconds', 'not-whole'],
    ['1e3', 'seconds', 'not-whole'],
    ['an hour', 'seconds', 'not-whole'],
    ['2147483648', 'seconds', 'too-long'],
    ['24856', 'days', 'too-long'],
    ['9'.repeat(400), 'seconds', 'too-long'],
  ] as const)('"%s" %s is refused', (amount, unit, problem) => {
    expect(readEntry({ amount, unit })).toEqual({ problem });
  });
});

describe('putting a value into the form', () => {
  test('when the wanted unit divides it, that unit is kept', () => {
    expect(entryOf(3600, 'seconds')).toEqual({ amount: '3600', unit: 'seconds' });
    expect(entryOf(3600, 'minutes')).toEqual({ amount: '60', unit: 'minutes' });
  });

  test('when the wanted unit does not divide it, the largest one that does is taken', () => {
    expect(entryOf(5400, 'hours')).toEqual({ amount: '90', unit: 'minutes' });
    expect(entryOf(301, 'days')).toEqual({ amount: '301', unit: 'seconds' });
  });
});

describe('changing the unit', () => {
  test('when it can be converted exactly, the length of time stays the same', () => {
    expect(changeUnit({ amount: '3600', unit: 'seconds' }, 'hours')).toEqual({ amount: '1', unit: 'hours' });
    expect(changeUnit({ amount: '1', unit: 'days' }, 'minutes')).toEqual({ amount: '1440', unit: 'minutes' });
  });

  test('when it cannot, the number stays', () => {
    expect(changeUnit({ amount: '301', unit: 'seconds' }, 'hours')).toEqual({ amount: '301', unit: 'hours' });
    expect(changeUnit({ amount: 'x', unit: 'seconds' }, 'days')).toEqual({ amount: 'x', unit: 'days' });
  });
});
