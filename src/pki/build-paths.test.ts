import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCertificate, createDevice, createRoot, testInstant } from '#testing/certificate-factory.ts';
import { testKey } from '#testing/test-keys.ts';
import { parseCertificate, type Certificate } from './certificate.ts';
import { judge } from './judge.ts';
import type { Verdict } from './verdict.ts';
import { createWebCrypto } from './web-crypto.ts';

/**
 * A world of CAs of which every one may have signed every other. The device is signed by CA 0, the last CA is trusted:
 * it must be accepted exactly when the given cross-certificates lead from there to here.
 */
const size = 6;
const authorities = Array.from({ length: size }, (_, number) => createRoot({ subject: `CA ${number}` }));
const device = createDevice(authorities[0]!);
const leaf = parseCertificate(device.der);
const trusted = parseCertificate(authorities[size - 1]!.der);

interface CrossCertificate {
  from: number;
  to: number;
  certificate: Certificate;
}

const crossCertificates: CrossCertificate[] = authorities.flatMap((subject, from) =>
  authorities.map((issuer, to) => {
    const plan = { subject: `CA ${from}`, key: subject.key, ca: true, keyUsage: ['keyCertSign'] as const };
    return { from, to, certificate: parseCertificate(createCertificate(plan, issuer).der) };
  }),
);
const strangers = Array.from({ length: 10 }, (_, number) =>
  parseCertificate(createRoot({ subject: `CA ${number % size}`, key: testKey('P-256', `stranger ${number}`) }).der),
);

const port = createWebCrypto(crypto.subtle);
const budget = { signatures: 1000, steps: 100_000 };

const judgeWith = (bag: readonly Certificate[], of = leaf): Promise<Verdict> =>
  judge({
    leaf: of,
    bag,
    anchors: [{ id: 'a', certificate: trusted }],
    at: testInstant,
    profile: 'strict',
    crypto: port,
    budget,
  });

/** Whether the certificates lead from CA 0 to the trusted one, by walking them without any knowledge of paths. */
function leadsToTrust(edges: readonly CrossCertificate[]): boolean {
  const reached = new Set([0]);
  for (let round = 0; round < size; round += 1) {
    for (const { from, to } of edges) if (reached.has(from)) reached.add(to);
  }
  return reached.has(size - 1);
}

const someEdges = fc.subarray(crossCertificates, { maxLength: 14 });
const shuffled = fc.shuffledSubarray(crossCertificates, { maxLength: 14 });
const certificatesOf = (edges: readonly CrossCertificate[]): Certificate[] =>
  edges.map(({ certificate }) => certificate);

describe('a path is found exactly when there is one', () => {
  test('among any cross-certificates, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, async (edges) => {
        const { accepted } = await judgeWith(certificatesOf(edges));
        expect(accepted).toBe(leadsToTrust(edges));
      }),
      { numRuns: 300 },
    );
  });

  test('and what it consists of are certificates that were given, each signed by the next', async () => {
    await fc.assert(
      fc.asyncProperty(someEdges, async (edges) => {
        const { accepted, path } = await judgeWith(certificatesOf(edges));
        const given = new Set([leaf, trusted, ...certificatesOf(edges)].map(({ der }) => der));
        expect(path.every(({ der }) => given.has(der))).toBe(true);
        expect(path.slice(1).map(({ subject }) => subject)).toEqual(path.slice(0, -1).map(({ issuer }) => issuer));
        expect(path.at(-1)!.der === trusted.der).toBe(accepted);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the verdict depends on what is in the bag, not on', () => {
  test('its order, and not on duplicates', async () => {
    const reordered = someEdges.chain((edges) =>
      fc.tuple(fc.constant(edges), fc.shuffledSubarray([...edges, ...edges], { minLength: edges.length * 2 })),
    );
    await fc.assert(
      fc.asyncProperty(reordered, async ([edges, again]) => {
        const [first, second] = [await judgeWith(certificatesOf(edges)), await judgeWith(certificatesOf(again))];
        expect(second.accepted).toBe(first.accepted);
      }),
      { numRuns: 100 },
    );
  });

  test('certificates that belong to nobody on the path', async () => {
    await fc.assert(
      fc.asyncProperty(someEdges, fc.shuffledSubarray(strangers), async (edges, others) => {
        const without = await judgeWith(certificatesOf(edges));
        const among = await judgeWith([...others, ...certificatesOf(edges)]);
        expect(among.accepted).toBe(without.accepted);
      }),
      { numRuns: 100 },
    );
  });

  test('and one more certificate never takes acceptance away', async () => {
    await fc.assert(
      fc.asyncProperty(someEdges, fc.constantFrom(...crossCertificates), async (edges, one) => {
        const before = await judgeWith(certificatesOf(edges));
        const after = await judgeWith(certificatesOf([one, ...edges]));
        expect(after.accepted || !before.accepted).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the leaf is never replaced', () => {
  const position = fc.nat(device.der.length - 1);

  test('by a certificate of the bag, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(someEdges, async (edges) => {
        const { path } = await judgeWith([leaf, ...certificatesOf(edges), leaf]);
        expect(path[0]!.der).toBe(leaf.der);
      }),
      { numRuns: 50 },
    );
  });

  test('by its own original, when its signed part was altered', async () => {
    const everything = [leaf, ...certificatesOf(crossCertificates)];
    await fc.assert(
      fc.asyncProperty(position, fc.integer({ min: 1, max: 255 }), async (index, change) => {
        const altered = read(device.der.with(index, device.der[index]! ^ change));
        fc.pre(altered !== undefined);
        const { accepted, path } = await judgeWith(everything, altered);
        expect(accepted).toBe(false);
        expect(path[0]!.der).toBe(altered.der);
      }),
      { numRuns: 100 },
    );
  });

  test('by somebody who was never signed, with a good chain beside', async () => {
    const forged = createDevice(authorities[0]!, { signWith: testKey('P-256', 'forger') });
    const verdict = await judgeWith([leaf, ...certificatesOf(crossCertificates), leaf], parseCertificate(forged.der));
    expect(verdict.accepted).toBe(false);
  });
});

function read(der: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(der);
  } catch {
    return undefined;
  }
}
