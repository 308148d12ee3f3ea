import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { toBase32 } from './base32.ts';
import { loadSecretSeal } from './secret-seal.ts';
import { codeOfStep, stepAt, stepOfCode } from './totp.ts';

const secret = Buffer.from('12345678901234567890');
const random = (size: number): Uint8Array => createHash('sha512').update(String(size)).digest().subarray(0, size);

describe('codes by time', () => {
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %i s are those of RFC 6238 appendix B', (seconds, code) => {
    const at = new Date(seconds * 1000);
    expect(codeOfStep(secret, stepAt(at), 8)).toBe(code);
    expect(stepOfCode(secret, code.slice(2), at)).toBe(stepAt(at));
  });

  test('count one step before and after the present one, and no more', () => {
    const at = new Date(1_234_567_890_000);
    const present = stepAt(at);
    const found = [-2, -1, 0, 1, 2].map((offset) => stepOfCode(secret, codeOfStep(secret, present + offset), at));
    expect(found).toEqual([undefined, present - 1, present, present + 1, undefined]);
  });

  test('may be written with blanks, as apps show them', () => {
    expect(stepOfCode(secret, ' 005 924 ', new Date(1_234_567_890_000))).toBe(41_152_263);
  });

  test.each(['', '005', '0059240', '00592x', '+05924', '٠٠٥٩٢٤', '5924'])('%j is none', (code) => {
    expect(stepOfCode(secret, code, new Date(1_234_567_890_000))).toBeUndefined();
  });

  test('never begin before the first step of all', () => {
    expect(stepOfCode(secret, codeOfStep(secret, 0), new Date(0))).toBe(0);
  });
});

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of %j is %j (RFC 4648 10)', (text, encoded) => {
  expect(toBase32(Buffer.from(text))).toBe(encoded);
});

describe('a sealed secret', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-seal-'));
  const file = join(folder, 'second-factor-key');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('opens for its owner with the key of the folder, in another process too', () => {
    const sealed = loadSecretSeal(file, random).seal(secret, 'one');
    expect(sealed).not.toContain(secret.toString('base64').slice(0, 8));
    const seal = loadSecretSeal(file, () => new Uint8Array(0));
    expect(Buffer.from(seal.open(sealed, 'one'))).toEqual(secret);
    expect(() => seal.open(sealed, 'two')).toThrow('unable to authenticate');
    expect(() => seal.open(`${sealed.slice(0, -4)}AAA=`, 'one')).toThrow('unable to authenticate');
  });

  test('has a key that only the owner of the folder can read', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32);
  });

  test('is not made with half a key', () => {
    const broken = join(folder, 'broken');
    writeFileSync(broken, 'AAAA\n');
    expect(() => loadSecretSeal(broken, random)).toThrow('does not hold a key');
    expect(existsSync(broken)).toBe(true);
  });
});
