import { describe, expect, test } from 'vitest';
import { parseCertificate } from '#pki/certificate.ts';
import type { CryptoPort } from '#pki/crypto-port.ts';
import type { JudgeRequest } from '#pki/judge-request.ts';
import { createChain, createDevice, createRoot, testInstant } from '#testing/certificate-factory.ts';
import { testKey } from '#testing/test-keys.ts';
import { createBoundedJudge, judgingLimits } from './judge-within-bounds.ts';
import { createNodeCrypto } from './node-crypto.ts';

const { root, intermediate, device } = createChain();
const untold = { subjectKeyIdentifier: null, authorityKeyIdentifier: null };
const keyOf = (index: number) => testKey('P-256', `namesake ${index}`);
/** Each signed by the next one, and nothing tells them apart: every one has to be tried for every one. */
const namesakes = Array.from({ length: 10 }, (_item, index) =>
  createRoot({ subject: 'A', key: keyOf(index), signWith: keyOf(index + 1), ...untold }),
);
const crypto = createNodeCrypto();
const request = (leaf = device, bag = [intermediate]): JudgeRequest => ({
  leaf: parseCertificate(leaf.der),
  bag: bag.map(({ der }) => parseCertificate(der)),
  anchors: [{ id: 'root', certificate: parseCertificate(root.der) }],
  at: testInstant,
  profile: 'device',
  crypto,
});
const hostile = (port: CryptoPort = crypto): JudgeRequest => ({
  ...request(createDevice(namesakes[0]!, untold), namesakes),
  crypto: port,
});

describe('judging within bounds', () => {
  test.each([false, true])('an ordinary chain is judged at once (beyond the limit: %s)', async (beyondLimit) => {
    let turned = false;
    setImmediate(() => (turned = true));
    const { accepted } = await createBoundedJudge().judge(request(), beyondLimit);
    expect([accepted.length, turned]).toEqual([1, false]);
  });

  test('a chain that needs more signatures gets them one a turn, and its own explanation', async () => {
    let blocked = 0;
    let longest = 0;
    const counting: CryptoPort = {
      digest: (hash, data) => crypto.digest(hash, data),
      verify: (check) => {
        longest = Math.max(longest, (blocked += 1));
        return crypto.verify(check);
      },
    };
    let done = false;
    const turn = (): void => {
      blocked = 0;
      if (!done) setImmediate(turn);
    };
    turn();
    const judged = await createBoundedJudge().judge(hostile(counting), false);
    done = true;
    const verdict = await judged.write();
    expect(verdict.accepted).toBe(false);
    expect(verdict.work.signatures).toBeGreaterThan(judgingLimits.quick);
    expect(longest).toBeLessThanOrEqual(judgingLimits.quick + 1);
  });

  test('as many as may wait do wait, the next one is told to come back, and an ordinary chain does not care', async () => {
    const bounds = createBoundedJudge({ ...judgingLimits, patientAtOnce: 1, patientWaiting: 2 });
    const held = [1, 2, 3].map(() => bounds.judge(hostile(), true));
    const next = bounds.judge(hostile(), true);
    await expect(next).rejects.toMatchObject({ code: 'too-many-attempts', evidence: { retryAfterSeconds: 5 } });
    expect((await bounds.judge(request(), true)).accepted).toHaveLength(1);
    expect((await Promise.all(held)).map(({ accepted }) => accepted)).toEqual([[], [], []]);
    expect((await bounds.judge(hostile(), true)).accepted).toEqual([]);
  });
});
