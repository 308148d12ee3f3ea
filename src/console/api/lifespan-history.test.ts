import { expect, test } from 'vitest';
import { lifespanRecords } from './lifespan-history.ts';

const base = { id: '1', time: '2026-06-01T12:00:00.000Z', type: 'Option', activity: 'Option updated', user: 'admin' };
const key = 'device-token.lifespan.seconds';

test('of records about options, those of the lifespan are told with both values', () => {
  const own = {
    ...base,
    text: `Option oauth.internal / ${key} updated`,
    source: { id: `oauth.internal/${key}` },
    changes: [{ attribute: key, previousValue: '3600', newValue: '300' }],
  };
  const other = { ...base, text: 'Option configuration / x updated', changes: [{ attribute: 'x', newValue: 'true' }] };
  expect(lifespanRecords([other, own])).toEqual([
    { id: '1', time: base.time, user: 'admin', before: '3600', after: '300' },
  ]);
});

test('when a remote tenant calls the attribute "value" and gives numbers, they are read', () => {
  const record = { ...base, user: null, text: `Updated ${key}`, changes: [{ attribute: 'value', newValue: 900 }] };
  expect(lifespanRecords([record])).toEqual([
    { id: '1', time: base.time, user: undefined, before: undefined, after: '900' },
  ]);
});

test('when a record names no values, there is nothing to restore', () => {
  expect(lifespanRecords([{ ...base, text: `Changed ${key}` }])).toEqual([]);
});
