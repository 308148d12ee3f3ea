import { describe, expect, test } from 'vitest';
import {
  createCertificate,
  createChain,
  createDevice,
  createIntermediate,
  createRoot,
  daysFromTestInstant,
  testInstant,
  type TestCertificate,
} from '#testing/certificate-factory.ts';
import { parseCertificate } from './certificate.ts';
import type { CryptoPort } from './crypto-port.ts';
import { createIssuerCache } from './issuer-cache.ts';
import type { JudgeRequest, TrustAnchor } from './judge-request.ts';
import { judge } from './judge.ts';
import type { Verdict } from './verdict.ts';
import { createWebCrypto } from './web-crypto.ts';
import { needsChainHeader } from './write-verdict.ts';

const webCrypto = createWebCrypto(globalThis.crypto.subtle);
const { root, intermediate, device } = createChain();

const read = ({ der }: TestCertificate) => parseCertificate(der);
const trust = (id: string, certificate: TestCertificate, enabled = true): TrustAnchor => ({
  id,
  certificate: read(certificate),
  enabled,
});

function judgeDevice(
  leaf: TestCertificate,
  bag: TestCertificate[],
  anchors: TrustAnchor[],
  more: Partial<JudgeRequest> = {},
): Promise<Verdict> {
  const base = { at: testInstant, profile: 'device', crypto: webCrypto } as const;
  return judge({ ...base, leaf: read(leaf), bag: bag.map(read), anchors, ...more });
}

const errorsOf = ({ findings }: Verdict) =>
  findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);

describe('an accepted chain', () => {
  test('names the path from the leaf to the anchor, and the anchor by its id', async () => {
    const verdict = await judgeDevice(device, [intermediate], [trust('r', root)]);
    expect(verdict).toMatchObject({ accepted: true, anchors: ['r'], candidates: [] });
    expect(verdict.path.map(({ role }) => role)).toEqual(['end-entity', 'intermediate', 'trust-anchor']);
    expect(errorsOf(verdict)).toEqual([]);
  });

  test('is valid until the first certificate of the path ends', async () => {
    const shortLived = createIntermediate(root, { notAfter: daysFromTestInstant(3) });
    const verdict = await judgeDevice(createDevice(shortLived), [shortLived], [trust('r', root)]);
    expect(verdict.validUntil).toBe(daysFromTestInstant(3).toISOString());
  });

  test('names every anchor that is reached, whoever holds it', async () => {
    const anchors = [trust('a', root), trust('b', intermediate), trust('c', root), trust('off', root, false)];
    const verdict = await judgeDevice(device, [intermediate], anchors);
    expect(verdict.anchors.toSorted()).toEqual(['a', 'b', 'c']);
  });

  test('may end at an intermediate that is trusted', async () => {
    const verdict = await judgeDevice(device, [], [trust('i', intermediate)]);
    expect(verdict).toMatchObject({ accepted: true, anchors: ['i'] });
  });

  test('may be a device that is trusted itself', async () => {
    const own = createCertificate({ subject: 'device-1', ca: false, keyUsage: ['digitalSignature'] });
    const verdict = await judgeDevice(own, [], [trust('own', own)]);
    expect(verdict).toMatchObject({ accepted: true, anchors: ['own'] });
    expect(verdict.path).toHaveLength(1);
  });

  test('goes round an intermediate that has expired where there is another', async () => {
    const expired = createIntermediate(root, { notAfter: daysFromTestInstant(-1) });
    const verdict = await judgeDevice(device, [expired, intermediate], [trust('r', root)]);
    expect(verdict.accepted).toBe(true);
  });
});

describe('X-Ssl-Cert-Chain', () => {
  test('is needed where only the root is trusted', async () => {
    expect(needsChainHeader(await judgeDevice(device, [intermediate], [trust('r', root)]))).toBe(true);
  });

  test('is not needed where the issuer is trusted itself', async () => {
    const anchors = [trust('r', root), trust('i', intermediate)];
    expect(needsChainHeader(await judgeDevice(device, [intermediate], anchors))).toBe(false);
  });
});

describe('a refused chain', () => {
  test('says that the anchor is disabled', async () => {
    const verdict = await judgeDevice(device, [intermediate], [trust('r', root, false)]);
    expect(errorsOf(verdict)).toEqual(['anchor-disabled']);
    expect(verdict.path).toHaveLength(3);
  });

  test('never takes a root out of the bag', async () => {
    const other = createRoot({ subject: 'Other Root CA' });
    const verdict = await judgeDevice(device, [intermediate, root], [trust('o', other)]);
    expect(errorsOf(verdict)).toEqual(['anchor-not-trusted']);
  });

  test('never takes another leaf out of the bag', async () => {
    const stranger = createCertificate({ subject: 'stranger', ca: false });
    const verdict = await judgeDevice(stranger, [device, intermediate], [trust('r', root)]);
    expect(errorsOf(verdict)).toEqual(['self-signed-not-trusted']);
    expect(verdict.path).toHaveLength(1);
  });

  test('never lets a trusted device issue others', async () => {
    const own = createCertificate({ subject: 'device-1', ca: false, keyUsage: ['digitalSignature'] });
    const verdict = await judgeDevice(createDevice(own, { subject: 'device-2' }), [], [trust('own', own)]);
    expect(errorsOf(verdict)).toContain('not-ca');
  });

  test('names every way that was tried and what was wrong with it', async () => {
    const limited = createIntermediate(root, { extendedKeyUsage: ['serverAuth'], key: intermediate.key });
    const renewed = createIntermediate(root, { notAfter: daysFromTestInstant(-1), key: intermediate.key });
    const verdict = await judgeDevice(device, [limited, renewed], [trust('r', root)]);
    const tried = [verdict, ...verdict.candidates].map(({ findings }) => findings[0]?.code);
    expect(new Set(tried)).toEqual(new Set(['expired', 'extended-key-usage-issuer']));
  });

  test('says so when the budget is spent', async () => {
    const verdict = await judgeDevice(device, [intermediate], [trust('r', root)], { budget: { signatures: 1 } });
    expect(errorsOf(verdict)).toEqual(['budget-exhausted']);
    expect(verdict.work).toMatchObject({ signatures: 1, exhausted: true });
  });
});

describe('weak keys and hashes', () => {
  const weak = createRoot({ subject: 'Weak Root CA' });
  const leaf = createDevice(weak, { signature: { hash: 'sha1' } });

  test('are refused at our own endpoint', async () => {
    expect(errorsOf(await judgeDevice(leaf, [], [trust('w', weak)]))).toEqual(['signature-algorithm-weak']);
  });

  test('are a warning where a remote tenant decides', async () => {
    const verdict = await judgeDevice(leaf, [], [trust('w', weak)], { platform: 'cumulocity' });
    expect(verdict.accepted).toBe(true);
    expect(verdict.findings.map(({ code, severity }) => [code, severity])).toContainEqual([
      'signature-algorithm-weak',
      'warning',
    ]);
  });
});

describe('with an issuer cache', () => {
  test('the second verdict costs one signature', async () => {
    const issuerCache = createIssuerCache();
    await judgeDevice(device, [intermediate], [trust('r', root)], { issuerCache });
    const verdict = await judgeDevice(
      createDevice(intermediate, { subject: 'device-2' }),
      [intermediate],
      [trust('r', root)],
      { issuerCache },
    );
    expect(verdict).toMatchObject({ accepted: true, work: { signatures: 1 } });
  });

  test('a leaf is verified each time', async () => {
    const issuerCache = createIssuerCache();
    await judgeDevice(device, [intermediate], [trust('r', root)], { issuerCache });
    const refusing: CryptoPort = { ...webCrypto, verify: () => 'invalid' };
    const verdict = await judgeDevice(device, [intermediate], [trust('r', root)], { issuerCache, crypto: refusing });
    expect(errorsOf(verdict)).toEqual(['signature-invalid']);
  });

  test('the oldest signature is forgotten first', () => {
    const cache = createIssuerCache(2);
    for (const certificate of ['a', 'b', 'c']) cache.add(certificate, 'key');
    expect(['a', 'b', 'c'].map((certificate) => cache.has(certificate, 'key'))).toEqual([false, true, true]);
  });
});
