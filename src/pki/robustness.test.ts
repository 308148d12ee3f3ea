import { describe, expect, test } from 'vitest';
import { policyMappings } from '#testing/certificate-extensions.ts';
import {
  createCertificate,
  createDevice,
  createIntermediate,
  createRoot,
  testInstant,
  type TestCertificate,
} from '#testing/certificate-factory.ts';
import { integer, nul, oid, bitString, sequence } from '#testing/der-writer.ts';
import { testKey } from '#testing/test-keys.ts';
import { parseCertificate } from './certificate.ts';
import type { JudgeRequest } from './judge-request.ts';
import { judge } from './judge.ts';
import type { Verdict } from './verdict.ts';
import { createWebCrypto } from './web-crypto.ts';

/** What the default budget allows. */
const mostSignatures = 100;
const mostNameComparisons = 50_000;

const root = createRoot();
const stranger = createRoot({ subject: 'Nobody' });
const port = createWebCrypto(crypto.subtle);

async function judgeBag(
  leaf: TestCertificate,
  bag: readonly TestCertificate[],
  anchor = root,
  more: Partial<JudgeRequest> = {},
): Promise<Verdict> {
  const verdict = await judge({
    leaf: parseCertificate(leaf.der),
    bag: bag.map(({ der }) => parseCertificate(der)),
    anchors: [{ id: 'a', certificate: parseCertificate(anchor.der) }],
    at: testInstant,
    profile: 'device',
    crypto: port,
    ...more,
  });
  expect(verdict.work.signatures).toBeLessThanOrEqual(mostSignatures);
  expect(verdict.work.nameComparisons).toBeLessThanOrEqual(mostNameComparisons);
  expect(verdict.accepted).toBe(verdict.findings.every(({ severity }) => severity !== 'error'));
  return verdict;
}

const codesOf = ({ findings }: Verdict): string[] => findings.map(({ code }) => code);
const numbered = <Item>(count: number, make: (number: number) => Item): Item[] =>
  Array.from({ length: count }, (_, number) => make(number));

/** CAs of one name, each with its own key. */
const namesakes = (count: number, keyIdentifiers: boolean): TestCertificate[] =>
  numbered(count, (number) =>
    createIntermediate(root, {
      key: testKey('P-256', `namesake ${number}`),
      ...(keyIdentifiers ? {} : { subjectKeyIdentifier: null }),
    }),
  );

describe('a bag of 200 certificates', () => {
  const issuer = createIntermediate(root);

  test('costs two signatures when all the others are strangers', async () => {
    const others = numbered(199, (number) => createRoot({ subject: `Other ${number}` }));
    const { accepted, work } = await judgeBag(createDevice(issuer), [...others, issuer]);
    expect(accepted).toBe(true);
    expect(work.signatures).toBe(2);
  });

  test('is accepted when all have the issuer’s name and the key identifier tells them apart', async () => {
    expect((await judgeBag(createDevice(issuer), [...namesakes(199, true), issuer])).accepted).toBe(true);
  });

  test('ends at the budget when nothing tells the issuer’s namesakes apart', async () => {
    const verdict = await judgeBag(createDevice(issuer, { authorityKeyIdentifier: null }), namesakes(200, false));
    expect(verdict.accepted).toBe(false);
    expect(verdict.work).toMatchObject({ signatures: mostSignatures, exhausted: true });
    expect(codesOf(verdict)).toContain('budget-exhausted');
  });

  test('costs two signatures when all are the same one', async () => {
    const { accepted, work } = await judgeBag(
      createDevice(issuer),
      numbered(200, () => issuer),
    );
    expect(accepted).toBe(true);
    expect(work.signatures).toBe(2);
  });
});

/** `count` CAs in a ring, each signed by the next. */
function ring(count: number): TestCertificate[] {
  const members = numbered(count, (number) => createRoot({ subject: `Ring ${number}` }));
  return members.map(({ key }, number) =>
    createIntermediate(members[(number + 1) % count]!, { subject: `Ring ${number}`, key }),
  );
}

/** `rungs` levels of two CAs each; everyone above signed everyone below. `top` signed the highest two. */
function ladder(rungs: number, top: TestCertificate): { bag: TestCertificate[]; lowest: TestCertificate } {
  let above = [top];
  const bag: TestCertificate[] = [];
  for (let rung = rungs; rung > 0; rung -= 1) {
    const keys = numbered(2, (side) => testKey('P-256', `rung ${rung} ${side}`));
    const level = keys.flatMap((key, side) =>
      above.map((issuer) => createIntermediate(issuer, { subject: `Rung ${rung} ${side}`, key })),
    );
    bag.push(...level);
    above = [level[0]!, level.at(-1)!];
  }
  return { bag, lowest: above[0]! };
}

describe('certificates that sign each other', () => {
  test.each([2, 3, 12])('end in a refusal when %i stand in a ring', async (count) => {
    const members = ring(count);
    const verdict = await judgeBag(createDevice(members[0]!), members);
    expect(verdict.accepted).toBe(false);
    expect(verdict.work.signatures).toBeLessThanOrEqual(count + 1);
  });

  test('are walked once each when 2^8 paths lead nowhere', async () => {
    const { bag, lowest } = ladder(8, stranger);
    const verdict = await judgeBag(createDevice(lowest), bag);
    expect(codesOf(verdict)).toContain('issuer-not-found');
    expect(verdict.work).toMatchObject({ exhausted: false });
  });

  test('are accepted by the first of 2^8 paths that leads to the anchor', async () => {
    const { bag, lowest } = ladder(8, root);
    expect((await judgeBag(createDevice(lowest), bag)).accepted).toBe(true);
  });

  test('end within the budget when each of 2^8 paths breaks at the anchor', async () => {
    const strict = createRoot({ subject: 'Short Root', pathLength: 3 });
    const { bag, lowest } = ladder(8, strict);
    expect((await judgeBag(createDevice(lowest), bag, strict)).accepted).toBe(false);
  });

  test('end within the budget when ten CAs have all signed each other', async () => {
    const members = numbered(10, (number) => createRoot({ subject: `Friend ${number}` }));
    const bag = members.flatMap(({ key }, number) =>
      members.map((issuer) => createCertificate({ subject: `Friend ${number}`, key, ca: true }, issuer)),
    );
    expect((await judgeBag(createDevice(members[0]!), bag)).accepted).toBe(false);
  });
});

describe('a chain of 60 intermediates', () => {
  test('ends at the length limit', async () => {
    const chain: TestCertificate[] = [];
    let issuer = root;
    for (let number = 0; number < 60; number += 1) {
      issuer = createIntermediate(issuer, { subject: `Link ${number}` });
      chain.push(issuer);
    }
    const verdict = await judgeBag(createDevice(issuer), chain);
    expect(verdict.accepted).toBe(false);
    expect(codesOf(verdict)).toContain('path-too-long');
  });
});

describe('a name-constraint bomb', () => {
  const names = (count: number, prefix: string) => numbered(count, (number) => ({ dns: `${prefix}${number}.example` }));

  test('ends at the budget, and says so', async () => {
    const issuer = createIntermediate(root, { permitted: names(800, 'a'), excluded: names(800, 'b') });
    const device = createDevice(issuer, { subjectAlternativeNames: names(800, 'a') });
    const verdict = await judgeBag(device, [issuer]);
    expect(verdict.accepted).toBe(false);
    expect(verdict.work.exhausted).toBe(true);
    expect(codesOf(verdict)).toContain('budget-exhausted');
  });

  test('is no bomb at a hundred names against a hundred constraints', async () => {
    const issuer = createIntermediate(root, { permitted: names(100, 'a') });
    const device = createDevice(issuer, { subjectAlternativeNames: names(100, 'a') });
    expect((await judgeBag(device, [issuer])).accepted).toBe(true);
  });
});

test('a policy bomb, every policy mapped to every other at ten levels, is judged', async () => {
  const policies = numbered(24, (number) => `1.3.6.1.4.1.99999.6.${number + 1}`);
  const everything = policyMappings(policies.flatMap((a) => policies.map((b) => [a, b] as const)));
  const chain: TestCertificate[] = [];
  let issuer = root;
  for (let level = 0; level < 10; level += 1) {
    issuer = createIntermediate(issuer, { subject: `Level ${level}`, policies, extraExtensions: [everything] });
    chain.push(issuer);
  }
  const verdict = await judgeBag(createDevice(issuer, { policies: [policies[0]!] }), chain, root, {
    policy: {
      initialPolicySet: [policies[1]!],
      requireExplicitPolicy: true,
      inhibitPolicyMapping: false,
      inhibitAnyPolicy: false,
    },
  });
  expect(verdict.accepted).toBe(true);
});

describe('a key that is dear to verify with is not used', () => {
  const rsaKey = (modulus: Uint8Array, exponent: Uint8Array): Uint8Array =>
    sequence(sequence(oid('1.2.840.113549.1.1.1'), nul()), bitString(sequence(integer(modulus), integer(exponent))));
  const odd = (octets: number): Uint8Array => new Uint8Array([0, ...numbered(octets, () => 0xff)]);

  test.each([
    ['an RSA modulus of 16,384 bits', rsaKey(odd(2048), Uint8Array.of(1, 0, 1))],
    ['an RSA exponent as long as its modulus', rsaKey(odd(256), odd(256))],
    ['an RSA exponent of 1', rsaKey(odd(256), Uint8Array.of(1))],
    ['an even RSA modulus', rsaKey(Uint8Array.from([...odd(256).subarray(0, 256), 0xfe]), Uint8Array.of(1, 0, 1))],
  ])('%s', async (_, spki) => {
    const issuer = createIntermediate(root, { spki });
    const verdict = await judgeBag(createDevice(issuer, { signWith: testKey('RSA-2048', 'any') }), [issuer]);
    expect(verdict.accepted).toBe(false);
    expect(codesOf(verdict)).toContain('key-unsupported');
    expect(verdict.work.signatures).toBe(0);
  });
});
