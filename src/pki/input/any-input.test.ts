import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { leftOutCodes, repairCodes } from '#contract/input-codes.ts';
import { createChain, pemOf } from '#testing/certificate-factory.ts';
import { createCrl } from '#testing/crl-factory.ts';
import { explicit, integer, oid, sequence, set } from '#testing/der-writer.ts';
import { writePkcs12 } from '../author/pkcs12.ts';
import { itemCount } from './input-report.ts';
import { inputLimits } from './limits.ts';
import { readInput } from './read-input.ts';

const { root, device } = createChain();
const encrypted = device.key.privateKey.export({
  format: 'der',
  type: 'pkcs8',
  cipher: 'aes-256-cbc',
  passphrase: 'x',
});
const seeds: Uint8Array[] = [
  device.der,
  Buffer.from(device.pem),
  device.key.pkcs8,
  new Uint8Array(encrypted),
  await writePkcs12(crypto, { privateKey: device.key.pkcs8, certificates: [device.der, root.der], password: 'x' }),
  sequence(
    oid('1.2.840.113549.1.7.2'),
    explicit(0, sequence(integer(1), set(), sequence(), explicit(0, device.der, root.der))),
  ),
  createCrl(root, { revoked: [{ serial: 1 }] }),
  Buffer.from(root.pem + device.pem + pemOf('PRIVATE KEY', device.key.pkcs8)),
  zipSync({ 'a.pem': Buffer.from(device.pem), 'b.der': root.der }),
];

/** Something real with a few octets changed, a piece cut out, or a piece doubled. */
const damaged = fc
  .record({
    seed: fc.constantFrom(...seeds),
    changes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 6 }),
    cut: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40)),
    doubled: fc.boolean(),
  })
  .map(({ seed, changes, cut: [at, length], doubled }) => {
    const bytes = Uint8Array.from(seed);
    for (const [place, octet] of changes) bytes[Math.floor(place * (bytes.length - 1))] = octet;
    const start = Math.floor(at * bytes.length);
    return new Uint8Array(
      Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + length), doubled ? bytes : Buffer.of()]),
    );
  });

describe('whatever the bytes', () => {
  test.each([
    ['are', fc.uint8Array({ maxLength: 3000 })],
    ['were before they were damaged', damaged],
    ['say, as text', fc.string({ unit: 'binary', maxLength: 3000 })],
  ])('%s, there is a report with known codes and something in it', async (_, inputs) => {
    await fc.assert(
      fc.asyncProperty(inputs as fc.Arbitrary<Uint8Array | string>, async (input) => {
        const report = await readInput(input, { crypto, name: 'any', password: 'x' });
        expect(itemCount(report) + report.leftOut.length).toBeGreaterThan(0);
        for (const { code } of report.leftOut) expect(leftOutCodes).toContain(code);
        for (const { code } of report.repairs) expect(repairCodes).toContain(code);
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile input ends soon', () => {
  const million = 1_000_000;
  test.each<[string, string | Uint8Array]>([
    ['a million dashes', '-'.repeat(million)],
    ['a million BEGINs', '-----BEGIN CERTIFICATE-----'.repeat(million / 27)],
    ['a million line breaks', '\n'.repeat(million)],
    ['line breaks and spaces', '\n '.repeat(million / 2)],
    ['one long base64 line', 'MIIB'.repeat(million / 4)],
    ['nested indefinite lengths', Uint8Array.from({ length: million }, (_, index) => (index % 2 ? 0x80 : 0x30))],
    [
      'nested definite lengths',
      Uint8Array.from({ length: million }, (_, index) => [0x30, 0x83, 0x0f, 0x42][index % 4]!),
    ],
    ['header lines without end', `-----BEGIN RSA PRIVATE KEY-----\n${'Key: value\n'.repeat(million / 11)}`],
    ['commas', ','.repeat(million)],
    ['escapes', '\\n-\\n'.repeat(million / 5)],
  ])('%s', async (_, input) => {
    const report = await readInput(input, { crypto });
    expect(itemCount(report)).toBe(0);
  });
});

describe('limits hold at their edge', () => {
  const limits = { ...inputLimits, bytes: device.pem.length, items: 1 };

  test('of size', async () => {
    expect((await readInput(device.pem, { crypto, limits })).leftOut).toEqual([]);
    expect((await readInput(`${device.pem} `, { crypto, limits })).leftOut).toMatchObject([
      { code: 'input-too-large', evidence: { bytes: device.pem.length + 1, maximum: device.pem.length } },
    ]);
  });

  test('of items', async () => {
    const report = await readInput(root.pem + device.pem + root.pem, { crypto, limits: { ...inputLimits, items: 1 } });
    expect(report.certificates).toHaveLength(1);
    expect(report.leftOut).toMatchObject([{ code: 'too-many-items', evidence: { maximum: 1 } }]);
  });
});
