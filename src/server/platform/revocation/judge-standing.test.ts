import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { parseCertificate } from '#pki/certificate.ts';
import { parseCrl } from '#pki/revocation/crl.ts';
import type { PathCertificate } from '#pki/verdict.ts';
import {
  createDevice,
  createIntermediate,
  createRoot,
  testInstant,
  type TestCertificate,
} from '#testing/certificate-factory.ts';
import { createCrl } from '#testing/crl-factory.ts';
import { createNodeCrypto } from '../device-access-token/node-crypto.ts';
import type { HeldList, RevocationLists } from './distribution-points/revocation-lists.ts';
import { judgeStanding, waitMs, type Standing } from './judge-standing.ts';

/** Time that passes when a test says so. */
class TestTime {
  #now = 0;
  #due: { at: number; act: () => void }[] = [];

  after(ms: number, act: () => void): void {
    this.#due.push({ at: this.#now + ms, act });
  }

  timeout(ms: number): AbortSignal {
    const controller = new AbortController();
    this.after(ms, () => controller.abort());
    return controller.signal;
  }

  /** Lets everything happen that is due up to then, each with what follows from it. */
  async passTo(ms: number): Promise<void> {
    for (;;) {
      await setImmediate();
      const next = this.#due.toSorted((one, other) => one.at - other.at).find(({ at }) => at <= ms);
      if (next === undefined) break;
      this.#due.splice(this.#due.indexOf(next), 1);
      this.#now = next.at;
      next.act();
    }
    this.#now = ms;
  }
}

const root = createRoot();
const fingerprintOf = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');
const list: HeldList = { crl: parseCrl(createCrl(root)), until: Infinity };
const none: HeldList = { failure: 'unreachable', until: 0 };

/** Certificates, leaf first, as the engine gives a path. */
function pathOf(...certificates: TestCertificate[]): { path: PathCertificate[] } {
  const shown = { subject: '', issuer: '', notBefore: '', notAfter: '', role: 'intermediate' } as const;
  return { path: certificates.map(({ der }) => ({ ...shown, der, fingerprint: fingerprintOf(der) })) };
}

/** Judges trusted paths, where a list, or nothing, comes from an address after so many milliseconds. */
function begin(answers: Record<string, { ms: number; held: HeldList }>, ...chains: TestCertificate[][]) {
  const time = new TestTime();
  const asked: string[] = [];
  const revocationLists: RevocationLists = {
    get: (address) => {
      asked.push(address);
      const { ms, held } = answers[address] ?? { ms: 0, held: none };
      const { promise, resolve } = Promise.withResolvers<HeldList>();
      time.after(ms, () => resolve(held));
      return promise;
    },
    doubt: () => undefined,
  };
  const anchors = chains.map((chain) => {
    const { der } = chain.at(-1)!;
    return { id: fingerprintOf(der), certificate: parseCertificate(der) };
  });
  let ended: Standing<unknown> | undefined;
  const judging = judgeStanding(
    chains.map((chain) => pathOf(...chain)),
    {
      bag: [],
      anchors,
      at: testInstant,
      crypto: createNodeCrypto(),
      revocation: { revokedSerials: new Map<string, number>(), online: true },
      revocationLists,
      timeout: (ms) => time.timeout(ms),
    },
  ).then((standing) => (ended = standing));
  return {
    asked,
    async resultAt(ms: number): Promise<Standing<unknown> | undefined> {
      await time.passTo(ms);
      return ended === undefined ? undefined : judging;
    },
  };
}

const deviceAt = (...points: (string | string[])[]): TestCertificate[] => [
  createDevice(root, { crlDistributionPoints: points }),
  root,
];

describe('waiting for the lists of one request', () => {
  test('takes 6 s at most: a list that comes in the last moment counts', async () => {
    const judging = begin({ 'http://a': { ms: waitMs - 1, held: list } }, deviceAt('http://a'));
    expect(await judging.resultAt(waitMs - 2)).toBeUndefined();
    expect(await judging.resultAt(waitMs - 1)).toMatchObject({ findings: [] });
  });

  test('ends then, whatever would have come a moment later', async () => {
    const judging = begin({ 'http://a': { ms: waitMs + 1, held: list } }, deviceAt('http://a'));
    expect(await judging.resultAt(waitMs - 1)).toBeUndefined();
    expect(await judging.resultAt(waitMs)).toMatchObject({
      standing: undefined,
      findings: [{ code: 'crl-unavailable', evidence: { address: 'http://a', actual: 'timeout' } }],
    });
  });

  test('is bounded for all addresses together: what would be asked for afterwards is not', async () => {
    const slow = { ms: waitMs / 2, held: none };
    const judging = begin({ 'http://a': slow, 'http://b': slow }, deviceAt(['http://a', 'http://b', 'http://c']));
    expect(await judging.resultAt(waitMs - 1)).toBeUndefined();
    expect(judging.asked).toEqual(['http://a', 'http://b']);
    expect(await judging.resultAt(waitMs)).toMatchObject({ findings: [{ code: 'crl-unavailable' }] });
    expect(await judging.resultAt(waitMs * 2)).toMatchObject({ findings: [{ code: 'crl-unavailable' }] });
    expect(judging.asked).not.toContain('http://c');
  });

  test('is as long for several paths as for one', async () => {
    const intermediate = createIntermediate(root);
    const device = createDevice(intermediate, { crlDistributionPoints: ['http://a'] });
    const twoThirds = { ms: (waitMs * 2) / 3, held: none };
    const judging = begin({ 'http://a': twoThirds }, [device, intermediate], [device, intermediate, root]);
    expect(await judging.resultAt(waitMs - 1)).toBeUndefined();
    expect(judging.asked).toEqual(['http://a', 'http://a']);
    expect(await judging.resultAt(waitMs)).toMatchObject({ standing: undefined });
  });
});
