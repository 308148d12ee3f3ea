import { describe, expect, test } from 'vitest';
import { findingCodes, type FindingCode } from '#contract/finding-codes.ts';
import { families } from '#testing/own-suite/families.ts';
import type { PathCase } from '#testing/own-suite/path-case.ts';
import { severityOf } from './findings.ts';
import { judge } from './judge.ts';
import { createWebCrypto } from './web-crypto.ts';

const port = createWebCrypto(crypto.subtle);
const codesOf = ({ findings }: PathCase): FindingCode[] => Object.keys(findings) as FindingCode[];

describe.each(['strict', 'device'] as const)('under the %s profile', (profile) => {
  describe.each(Object.entries(families))('%s', (_, cases) => {
    test.each(cases)('$condition', async ({ request, findings }) => {
      const verdict = await judge({ ...request, profile, crypto: port });
      const severity = (code: FindingCode) => severityOf({ name: profile, platform: 'gatehouse' }, code);
      const expected = Object.entries(findings) as [FindingCode, number][];
      const found = verdict.findings.map(({ code, certificate }) => [code, certificate?.index ?? -1] as const);
      expect(Object.fromEntries(found)).toEqual(findings);
      expect(found).toHaveLength(expected.length);
      expect(verdict.accepted).toBe(expected.every(([code]) => severity(code) !== 'error'));
      for (const item of verdict.findings) expect(item.severity).toBe(severity(item.code));
    });
  });
});

test.each(Object.entries(families))('%s: something is accepted and something refused', (_, cases) => {
  expect(cases.some(({ findings }) => Object.keys(findings).length === 0)).toBe(true);
  expect(cases.some((item) => codesOf(item).length > 0)).toBe(true);
});

test('every code of a path rule occurs in a case', () => {
  const covered = new Set(Object.values(families).flat().flatMap(codesOf));
  const elsewhere: FindingCode[] = ['crl-unavailable'];
  const ofPaths = findingCodes.filter((code) => !code.startsWith('identity-') && !elsewhere.includes(code));
  expect(ofPaths.filter((code) => !covered.has(code))).toEqual([]);
});
