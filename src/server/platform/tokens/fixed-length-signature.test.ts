import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fixedLengthSignature } from './fixed-length-signature.ts';

const integer = (...octets: number[]): number[] => [0x02, octets.length, ...octets];
const sequence = (...parts: number[][]): Uint8Array => {
  const content = parts.flat();
  return new Uint8Array([0x30, content.length, ...content]);
};
const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');

describe('the signature of a token', () => {
  test('has short integers filled up with zeros on the left', () => {
    expect(hex(fixedLengthSignature(sequence(integer(1), integer(2, 3))))).toBe(
      `${'00'.repeat(31)}01${'00'.repeat(30)}0203`,
    );
  });

  test('has lost the zero that keeps an integer positive', () => {
    const high = [0xff, ...Array<number>(31).fill(0xee)];
    const fixed = fixedLengthSignature(sequence(integer(0, ...high), integer(0, ...high)));
    expect(hex(fixed)).toBe(`ff${'ee'.repeat(31)}`.repeat(2));
  });

  test('is accepted by OpenSSL in its new form, a thousand times', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = createPublicKey(privateKey);
    for (let round = 0; round < 1000; round += 1) {
      const data = Buffer.from(`round ${round}`);
      const fixed = fixedLengthSignature(sign('sha256', data, privateKey));
      expect(verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, fixed)).toBe(true);
    }
  });
});
