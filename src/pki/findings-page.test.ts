import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findings as texts } from '#console/messages/en/findings.ts';
import { findingCodes, findingKinds } from '#contract/finding-codes.ts';
import { findingsPage } from '../../scripts/findings-table.ts';

test('docs/findings.md is what `npm run docs:findings` writes', async () => {
  expect(readFileSync('docs/findings.md', 'utf8')).toBe(await findingsPage());
});

test('every remedy that has a sentence belongs to a finding', () => {
  const used = new Set<string>(findingCodes.map((code) => findingKinds[code].fix));
  expect(Object.keys(texts.fixes).filter((fix) => !used.has(fix))).toEqual([]);
});

test('no finding that refuses under the device profile is tolerated under the strict one', () => {
  const weaker = findingCodes.filter(
    (code) => findingKinds[code].device === 'error' && findingKinds[code].strict !== 'error',
  );
  expect(weaker).toEqual([]);
});
