import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const project = join(import.meta.dirname, '../..');
const page = readFileSync(join(project, 'docs/security.md'), 'utf8');
const cases = Array.from({ length: 33 }, (_item, index) => index + 1);
const [, table = '', impossible = ''] = page.split(/^## Attack cases$|^### Cannot arise$/m);

/** Numbers of the attack cases that tests in a file carry in their names. */
function casesIn(path: string): number[] {
  const text = readFileSync(join(project, path), 'utf8');
  const names = text.matchAll(/\(\s*['"`]attack (\d+)(?: and (\d+))?: /g);
  return [...names].flatMap(([, one, other]) => [one, other].filter((number) => number !== undefined).map(Number));
}

const testFiles = globSync(['src/**/*.test.{ts,tsx}', 'e2e/*.spec.ts'], { cwd: project });
const tested = new Map(testFiles.map((path) => [path.replaceAll('\\', '/'), new Set(casesIn(path))]));
const cannotArise = new Set([...impossible.matchAll(/^- \*\*(\d+)\*\*: /gm)].map(([, number]) => Number(number)));

describe('docs/security.md', () => {
  test('names only files that are there', () => {
    const named = [...page.matchAll(/`((?:src|e2e)\/[^`]+\.tsx?)`/g)].map(([, path]) => path ?? '');
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((path) => !existsSync(join(project, path)))).toEqual([]);
  });

  test.each(cases)(
    'attack case %i is in the name of a test of each file that its row names, or cannot arise',
    (number) => {
      const row = table.split('\n').find((line) => line.startsWith(`| ${number} `)) ?? '';
      const files = [...row.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '');
      expect(files.length > 0).toBe(!cannotArise.has(number));
      expect(files.filter((path) => tested.get(path)?.has(number) !== true)).toEqual([]);
    },
  );

  test('knows every case that a test carries in its name', () => {
    const all = new Set([...tested.values()].flatMap((numbers) => [...numbers]));
    expect([...all].filter((number) => !cases.includes(number))).toEqual([]);
    expect([...all].filter((number) => cannotArise.has(number))).toEqual([]);
  });
});
