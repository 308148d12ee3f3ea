import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Packages that a file needs as soon as it is loaded, through whatever files it imports itself. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file)) return packages;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  for (const [, name = ''] of source.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)';/gm)) {
    if (name.startsWith('#contract/')) continue;
    if (!name.startsWith('.')) packages.add(name);
    else for (const inner of packagesOf(resolve(dirname(file), name), seen)) packages.add(inner);
  }
  return packages;
}

describe('the format libraries are loaded only when their format turns up', () => {
  test.each(['header-form.ts', 'pem.ts', 'read-input.ts', 'bundle.ts'])('not by %s', (name) => {
    expect([...packagesOf(resolve(import.meta.dirname, name))]).toEqual([]);
  });

  test('but by the file that opens PKCS#12', () => {
    expect([...packagesOf(resolve(import.meta.dirname, 'pkcs12.ts'))]).toEqual(['asn1js', 'pkijs']);
  });
});
