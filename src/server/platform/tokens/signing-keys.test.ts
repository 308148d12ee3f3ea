import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import { afterEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '#testing/openssl.ts';
import { createKeyFile } from './key-files.ts';
import { loadSigningKeys } from './signing-keys.ts';

const files = temporaryFolder();
const { folder } = files;
afterEach(() => files.remove());

describe('signing keys', () => {
  test('attack 26: when there is none, one is made that only the owner can read, no default key', () => {
    const { current } = loadSigningKeys(folder, 'ES256');
    expect(readdirSync(folder)).toEqual(['0001-ES256.pem']);
    expect(statSync(join(folder, '0001-ES256.pem')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(current.publicJwk).not.toHaveProperty('d');
    files.remove();
    expect(loadSigningKeys(folder, 'ES256').current.kid).not.toBe(current.kid);
  });

  test.each(['ES256', 'RS256'] as const)(
    'the id of an %s key is its RFC 7638 thumbprint and outlives a restart',
    async (algorithm) => {
      const { kid, publicJwk } = loadSigningKeys(folder, algorithm).current;
      expect(kid).toBe(await calculateJwkThumbprint(publicJwk));
      expect(loadSigningKeys(folder, algorithm).current.kid).toBe(kid);
    },
  );

  test('when the algorithm is changed, the old key is still accepted and the new one signs', () => {
    const old = loadSigningKeys(folder, 'ES256').current;
    const keys = loadSigningKeys(folder, 'RS256');
    expect(keys.current.algorithm).toBe('RS256');
    expect(keys.byId.get(old.kid)?.algorithm).toBe('ES256');
    expect(loadSigningKeys(folder, 'ES256').current.kid).toBe(old.kid);
  });

  test('asked for with a count, the current key is looked up where that is another one, and after 250 ms', () => {
    let elapsed = 0;
    const keys = loadSigningKeys(folder, 'ES256', () => elapsed);
    const { kid } = keys.currentAt(1);
    createKeyFile(folder, 'ES256');
    expect(keys.currentAt(1).kid).toBe(kid);
    const { kid: second } = keys.currentAt(2);
    expect(second).not.toBe(kid);
    createKeyFile(folder, 'ES256');
    elapsed = 249;
    expect(keys.currentAt(2).kid).toBe(second);
    elapsed = 250;
    const { kid: third } = keys.currentAt(2);
    expect(third).not.toBe(second);
    expect(keys.current.kid).toBe(third);
  });

  test('when a file holds something else than its name says, nothing starts', () => {
    loadSigningKeys(folder, 'ES256');
    writeFileSync(join(folder, '0002-RS256.pem'), 'not a key');
    expect(() => loadSigningKeys(folder, 'ES256')).toThrow(/unsupported|PEM|DECODER/i);
  });
});
