import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { createChain } from '#testing/certificate-factory.ts';
import { openssl, temporaryFolder } from '#testing/openssl.ts';
import { testKey } from '#testing/test-keys.ts';
import { passwordState } from './input-report.ts';
import { readInput } from './read-input.ts';

const read = (input: Uint8Array, password?: string) =>
  readInput(input, { crypto, ...(password === undefined ? {} : { password }) });

describe.each(['P-256', 'RSA-2048'] as const)('PKCS#12 with a %s key', (kind) => {
  const chain = createChain({ device: { key: testKey(kind, 'p12') } });
  const folder = temporaryFolder();
  afterAll(folder.remove);
  const paths = {
    device: folder.write('device.pem', chain.device.pem),
    key: folder.write('device.key', chain.device.key.pem),
    others: folder.write('others.pem', chain.intermediate.pem),
  };
  const make = (password: string, ...options: string[]) => {
    const out = folder.write('bundle.p12', '');
    const input = ['-in', paths.device, '-inkey', paths.key, '-certfile', paths.others];
    openssl(['pkcs12', '-export', ...input, '-out', out, '-passout', `pass:${password}`, ...options]);
    return new Uint8Array(readFileSync(out));
  };

  test.each([
    ['AES', 'geheim', []],
    ['AES and a password beyond ASCII', 'gehörtnicht', []],
    ['triple DES and RC2', 'geheim', ['-legacy']],
    ['triple DES alone', 'geheim', ['-legacy', '-certpbe', 'PBE-SHA1-3DES']],
    ['certificates in the clear', 'geheim', ['-certpbe', 'NONE']],
    ['no integrity code', 'geheim', ['-nomac']],
    ['an empty password', '', []],
    ['an empty password, the old way', '', ['-legacy']],
  ])('with %s', async (_, password, options) => {
    const report = await read(make(password, ...options), password);
    expect(report.leftOut).toEqual([]);
    expect(report.certificates.map(({ certificate }) => certificate.der)).toEqual([
      chain.device.der,
      chain.intermediate.der,
    ]);
    expect(report.privateKeys.map(({ publicKey }) => publicKey)).toEqual([chain.device.key.spki]);
  });

  test.each([
    ['AES', []],
    ['triple DES and RC2', ['-legacy']],
  ])('with %s and no or a wrong password', async (_, options) => {
    const bytes = make('geheim', ...options);
    expect(passwordState(await read(bytes))).toBe('needed');
    expect(passwordState(await read(bytes, 'wrong'))).toBe('wrong');
    expect(passwordState(await read(bytes, 'geheim'))).toBe('none');
  });

  test('when it asks for more rounds than allowed', async () => {
    const bytes = make('geheim', '-iter', '1000001');
    expect((await read(bytes, 'geheim')).leftOut.map(({ code }) => code)).toEqual(['iterations-too-many']);
  });
});
