import { expect, test } from 'vitest';
import { readActivitySearch } from './activity-search.ts';

test('when an address holds what the page knows, it is taken over', () => {
  const search = {
    tab: 'attempts',
    result: 'refused',
    reason: 'expired',
    since: 'day',
    device: 'pump',
    attempt: 42,
    record: 7,
  };
  expect(readActivitySearch(search)).toMatchObject(search);
});

test('when a device name looks like a number, it stays a text', () => {
  expect(readActivitySearch({ device: 7 })).toMatchObject({ device: '7' });
});

test('when an address holds anything else, it is dropped', () => {
  const search = readActivitySearch({
    tab: 'x',
    result: 1,
    reason: 'A B',
    since: 'ever',
    anchor: 'no',
    attempt: -1,
    record: 1.5,
  });
  expect(Object.values(search).filter((value) => value !== undefined)).toEqual([]);
});
