import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeCase, readSuite, type CaseResult } from '../../scripts/conformance-case.ts';

const folder = resolve('../shared/conformance');
const present = existsSync(folder);

interface Outcome {
  id: string;
  expected: 'SUCCESS' | 'FAILURE';
  result: CaseResult;
}

async function judgeSuite(file: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const item of readSuite(readFileSync(resolve(folder, file), 'utf8')).cases) {
    outcomes.push({ id: item.id, expected: item.expected_result, result: await judgeCase(item) });
  }
  return outcomes;
}

const wronglyAccepted = ({ expected, result }: Outcome): boolean => expected === 'FAILURE' && result.accepted;
const wronglyRefused = ({ expected, result }: Outcome): boolean => expected === 'SUCCESS' && !result.accepted;

describe.skipIf(!present)('public suites (skipped where ../shared/conformance is absent)', () => {
  test.each(['adversarial.json', 'limbo-core.json', 'bettertls.json'])(
    'every case of %s is judged as expected',
    async (file) => {
      const outcomes = await judgeSuite(file);
      expect(outcomes.filter((item) => wronglyAccepted(item) || wronglyRefused(item))).toEqual([]);
    },
  );

  test('every case of pkits.json is judged as expected, but valid DSA chains are refused as such', async () => {
    const outcomes = await judgeSuite('pkits.json');
    expect(outcomes.filter(wronglyAccepted)).toEqual([]);
    const refused = outcomes.filter(wronglyRefused);
    expect(refused.length).toBeLessThanOrEqual(2);
    for (const { result } of refused) expect(result.codes).toContain('key-unsupported');
  });

  test('every refusal names at least one error', async () => {
    const outcomes = [...(await judgeSuite('limbo-core.json')), ...(await judgeSuite('limbo-strict.json'))];
    expect(outcomes.filter(({ result }) => !result.accepted && result.codes.length === 0)).toEqual([]);
  });
});
