import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findings } from '#console/messages/en/findings.ts';
import { evidenceNames } from './evidence-names.ts';

const engine = join(import.meta.dirname, '../../pki');

/** The names that the engine's rules give as evidence, as they are written in its sources. */
function namesInEngine(): string[] {
  return readdirSync(engine, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('input'))
    .map((file) => readFileSync(join(engine, file), 'utf8'))
    .flatMap((code) => [
      ...code.matchAll(/(?:\b(?:finding|refuse)\([^{}()]*|\bevidence(?:: Evidence)?(?: =|:) )\{ ([^{}]*) \}/g),
    ])
    .flatMap(([, fields]) => (fields ?? '').replaceAll(/\([^()]*\)|'[^']*'/g, '').split(','))
    .map((field) => /^\s*(\w+)/.exec(field)?.[1] ?? '')
    .filter((name) => name !== '');
}

test('every name that the engine gives as evidence has a text', () => {
  const names = new Set(namesInEngine());
  expect(names).toContain('notAfter');
  expect(names).toContain('permitted');
  expect([...names].filter((name) => !evidenceNames.some((known) => known === name))).toEqual([]);
});

test('every fact that a text of a finding speaks of has a name', () => {
  const asked = [...JSON.stringify(findings).matchAll(/\{\{(\w+)/g)].map(([, name]) => name);
  expect(asked).toContain('actualBits');
  expect(asked.filter((name) => !evidenceNames.some((known) => known === name))).toEqual([]);
});
