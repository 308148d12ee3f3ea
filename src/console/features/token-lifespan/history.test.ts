import { expect, test } from 'vitest';
import { pastValues } from './history.ts';

const change = (id: string, before: string | undefined, after: string | undefined) => ({
  id,
  time: `2026-06-0${id}T00:00:00.000Z`,
  user: 'admin',
  before,
  after,
});

test('each change gives the value it brought, and the first one the value before it', () => {
  const values = pastValues([
    change('3', '300', undefined),
    change('2', undefined, '300'),
    change('1', '12', undefined),
  ]);
  expect(values.map(({ since, stored, seconds }) => [since?.slice(0, 10), stored, seconds])).toEqual([
    ['2026-06-03', undefined, 3600],
    ['2026-06-02', '300', 300],
    ['2026-06-01', undefined, 3600],
    [undefined, '12', undefined],
  ]);
});

test('when nothing was changed, there is no history', () => {
  expect(pastValues([])).toEqual([]);
});
