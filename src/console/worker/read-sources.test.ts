import { expect, test } from 'vitest';
import { createChain } from '#testing/certificate-factory.ts';
import { readSources } from './read-sources.ts';

const { root, intermediate, device } = createChain();
const text = new TextEncoder();
const source = (name: string, content: string) => ({ name, bytes: text.encode(content) });

test('when a whole chain is given, each certificate has its role and its facts', async () => {
  const { certificates } = await readSources(crypto, [source('chain.pem', device.pem + intermediate.pem + root.pem)]);
  expect(certificates.map(({ role, commonName }) => [role, commonName])).toEqual([
    ['end-entity', 'device-1'],
    ['intermediate', 'Test Intermediate CA'],
    ['root', 'Test Root CA'],
  ]);
  expect(certificates[0]).toMatchObject({
    version: 3,
    issuer: 'CN=Test Intermediate CA',
    publicKey: 'EC P-256',
    signatureAlgorithm: 'SHA256withECDSA',
    origins: [{ source: 'chain.pem', line: 1 }],
  });
  expect(certificates[0]?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(certificates[0]?.platformFingerprint).toMatch(/^[0-9a-f]{40}$/);
});

test('when a certificate is given twice, it is named once with both places', async () => {
  const { certificates } = await readSources(crypto, [source('a.pem', root.pem), source('b.pem', root.pem)]);
  expect(certificates.map(({ origins }) => origins.map(({ source: name }) => name))).toEqual([['a.pem', 'b.pem']]);
});

test('when a key is given, it is matched to its certificate', async () => {
  const { keys, certificates } = await readSources(crypto, [
    source('key.pem', device.key.pem),
    source('chain.pem', device.pem + intermediate.pem),
  ]);
  expect(keys.map((key) => key.certificates)).toEqual([[certificates[0]?.fingerprint]]);
  expect(keys[0]?.pem).toMatch(/^-----BEGIN PRIVATE KEY-----/);
});

test('when something cannot be read, it is left out with its reason and the rest stays', async () => {
  const { certificates, leftOut } = await readSources(crypto, [
    source('note.txt', 'nothing to see'),
    source('root.pem', root.pem),
  ]);
  expect(certificates).toHaveLength(1);
  expect(leftOut).toMatchObject([{ code: 'unknown', origin: { source: 'note.txt' } }]);
});
