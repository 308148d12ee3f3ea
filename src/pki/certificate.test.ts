import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extension } from '#testing/certificate-extensions.ts';
import { createChain, createRoot } from '#testing/certificate-factory.ts';
import { concat, nested, nul } from '#testing/der-writer.ts';
import { mutateDer } from '#testing/mutation/mutate-der.ts';
import { seededRandom } from '#testing/mutation/seeded-random.ts';
import { testKey, type TestKeyKind } from '#testing/test-keys.ts';
import { parseCertificate } from './certificate.ts';
import { MalformedError } from './der/malformed-error.ts';

const { root, intermediate, device } = createChain({
  intermediate: { permitted: [{ dns: 'example.com' }], policies: ['1.2.3'], pathLength: 0 },
  device: {
    subjectAlternativeNames: [{ dns: 'a.example.com' }, { ip: '192.0.2.1' }, { directory: 'x' }],
    crlDistributionPoints: ['http://crl.example.com/1.crl'],
    policies: ['1.2.3'],
  },
});

/** Reads everything that a certificate holds; false where it is malformed. */
function isReadable(der: Uint8Array): boolean {
  try {
    const certificate = parseCertificate(der);
    return [certificate.known, certificate.deviations, certificate.serialNumber].length > 0;
  } catch (error) {
    if (error instanceof MalformedError) return false;
    throw error;
  }
}

describe('the fields of a certificate are those that Node reads', () => {
  const kinds: TestKeyKind[] = ['P-256', 'P-384', 'P-521', 'Ed25519', 'RSA-2048'];
  test.each(kinds)('with a key of %s', (kind) => {
    const { der } = createRoot({ key: testKey(kind, 'fields'), serial: 2n ** 150n + 5n });
    const [own, nodes] = [parseCertificate(der), new X509Certificate(der)];
    expect(own.serialNumber).toBe(BigInt(`0x${nodes.serialNumber}`));
    expect(own.notBefore).toEqual(nodes.validFromDate);
    expect(own.notAfter).toEqual(nodes.validToDate);
    expect(own.isCa).toBe(nodes.ca);
    expect(own.spki).toEqual(new Uint8Array(nodes.publicKey.export({ format: 'der', type: 'spki' })));
  });
});

describe('a certificate that is not exactly one is malformed', () => {
  test('when a byte follows it', () => expect(isReadable(concat(device.der, Uint8Array.of(0)))).toBe(false));
  test('when it is cut off anywhere', () => {
    for (let length = 0; length < device.der.length; length += 1) {
      expect(isReadable(device.der.subarray(0, length))).toBe(false);
    }
  });
});

test('whatever is done to its tree, it is read or malformed, and nothing else', () => {
  const seeds = [root.der, intermediate.der, device.der];
  fc.assert(
    fc.property(fc.constantFrom(...seeds), fc.nat(), (der, seed) => {
      expect(typeof isReadable(mutateDer(der, seededRandom(seed)))).toBe('boolean');
    }),
    { numRuns: 2000 },
  );
});

describe('hostile content costs no more than its size', () => {
  const withExtension = (value: Uint8Array) => createRoot({ extraExtensions: [value] }).der;

  test('when an extension is nested 8,000 deep', () => {
    expect(
      parseCertificate(withExtension(extension('2.5.29.17', false, nested(0x30, 8000, nul())))).malformedExtensions,
    ).toHaveLength(1);
  });

  test('when it has 3,000 extensions', () => {
    const many = Array.from({ length: 3000 }, (_, index) => extension(`1.3.6.1.4.1.99999.5.${index}`, false, nul()));
    expect(parseCertificate(createRoot({ extraExtensions: many }).der).extensions.length).toBeGreaterThan(3000);
  });

  test('when its serial number has 60,000 octets', () => {
    const serial = new Uint8Array(60_000).fill(0x55);
    expect(parseCertificate(createRoot({ serial }).der).serialOctets).toHaveLength(60_000);
  });
});
