import { expect, test } from 'vitest';
import type { FleetRow } from '#console/worker/fleet/messages.ts';
import { arrangeRows } from './arrange-rows.ts';

const row = (name: string, more: Partial<FleetRow> = {}): FleetRow => ({
  fingerprint: `f-${name}`,
  name,
  source: `${name}.pem`,
  accepted: true,
  warnings: 0,
  anchors: [],
  headerNeeded: false,
  notAfter: '',
  hasKey: false,
  ...more,
});
const refused = [
  row('late', { accepted: false, reason: 'expired' }),
  row('lost', { accepted: false, reason: 'issuer-not-found' }),
];
const accepted = [row('fine'), row('odd', { warnings: 2 })];
const names = (filter: Parameters<typeof arrangeRows>[1]) =>
  arrangeRows({ refused, accepted }, filter).map(({ name }) => name);

test('without a filter the refused stand first', () => {
  expect(names({})).toEqual(['late', 'lost', 'fine', 'odd']);
});

test('by result', () => {
  expect([names({ result: 'refused' }), names({ result: 'accepted' }), names({ result: 'warned' })]).toEqual([
    ['late', 'lost'],
    ['fine', 'odd'],
    ['odd'],
  ]);
});

test('by reason, and by name, file or fingerprint', () => {
  expect(names({ reason: 'expired' })).toEqual(['late']);
  expect([names({ find: ' LOST ' }), names({ find: 'fine.pem' }), names({ find: 'f-odd' })]).toEqual([
    ['lost'],
    ['fine'],
    ['odd'],
  ]);
  expect(names({ reason: 'expired', find: 'lost' })).toEqual([]);
});
