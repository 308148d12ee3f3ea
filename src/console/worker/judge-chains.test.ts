import { describe, expect, test } from 'vitest';
import { createChain, createDevice, testInstant, type TestCertificate } from '#testing/certificate-factory.ts';
import { judgeChains } from './judge-chains.ts';
import type { Anchor } from './operations.ts';

const { root, intermediate, device } = createChain();
const trusting = (certificate: TestCertificate, enabled = true): Anchor => ({ id: 'a', pem: certificate.pem, enabled });
const judgeOne = async (leaf: TestCertificate, anchors: Anchor[], at = testInstant) => {
  const request = {
    leaves: [leaf.der],
    bag: [intermediate.der, leaf.der],
    anchors,
    at,
    platform: 'gatehouse' as const,
  };
  const [judgement] = await judgeChains(crypto, request);
  if (judgement === undefined) throw new Error('Nothing was judged');
  return judgement;
};

describe('a device whose chain holds', () => {
  test('when the root is trusted, the header is needed and the bundle leaves the root out', async () => {
    const { verdict, headerNeeded, chainPem, deviceUser } = await judgeOne(device, [trusting(root)]);
    expect(verdict.accepted).toBe(true);
    expect(verdict.anchors).toEqual(['a']);
    expect(headerNeeded).toBe(true);
    expect(chainPem).toBe(device.pem + intermediate.pem);
    expect(deviceUser).toBe('device_device-1');
  });

  test('when its issuer is trusted, no header is needed', async () => {
    expect((await judgeOne(device, [trusting(intermediate)])).headerNeeded).toBe(false);
  });

  test('when the platform gives its certificates as bare base64, they are read', async () => {
    const bare = root.pem.replaceAll(/-----.*?-----|\n/g, '');
    expect((await judgeOne(device, [{ ...trusting(root), pem: bare }])).verdict.accepted).toBe(true);
  });

  test('when one trusted certificate cannot be read, the others count', async () => {
    const damaged = { id: 'b', pem: 'MIIB', enabled: true };
    expect((await judgeOne(device, [damaged, trusting(root)])).verdict.accepted).toBe(true);
  });
});

describe('a device that is refused', () => {
  test('when its root came along but is not trusted, the bundle leaves the root out all the same', async () => {
    const request = { leaves: [device.der], bag: [intermediate.der, root.der], anchors: [], at: testInstant };
    const [judgement] = await judgeChains(crypto, { ...request, platform: 'gatehouse' });
    expect(judgement?.verdict.accepted).toBe(false);
    expect(judgement?.chainPem).toBe(device.pem + intermediate.pem);
  });

  test('when the trusted certificate is disabled, that is the reason', async () => {
    const { verdict } = await judgeOne(device, [trusting(root, false)]);
    expect(verdict.accepted).toBe(false);
    expect(verdict.findings[0]?.code).toBe('anchor-disabled');
  });

  test('when its name cannot be a user name, the finding stands at the device', async () => {
    const named = createDevice(intermediate, { subject: 'aa:bb:cc' });
    const { identityFindings, deviceUser } = await judgeOne(named, [trusting(root)]);
    expect(deviceUser).toBeUndefined();
    expect(identityFindings).toMatchObject([{ code: 'identity-characters', certificate: { index: 0 } }]);
  });
});
