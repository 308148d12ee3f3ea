import { createPrivateKey, createPublicKey, getDiffieHellman, type KeyObject } from 'node:crypto';
import { openssl } from './openssl.ts';
import type { TestKey } from './test-keys.ts';

/**
 * An RSA key of 16,384 bits, whose primes are published ones (RFC 3526 group 18, RFC 7919 ffdhe8192): finding others would
 * take minutes.
 */
export function hugeRsaKey(): TestKey {
  const p = bigOf(getDiffieHellman('modp18').getPrime());
  const q = bigOf(publishedPrime());
  const e = 65_537n;
  const d = inverse(e, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const jwk = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, base64url(value)]));
  const privateKey: KeyObject = createPrivateKey({ format: 'jwk', key: { kty: 'RSA', ...jwk } });
  const publicKey = createPublicKey(privateKey);
  return {
    kind: 'RSA-2048',
    privateKey,
    publicKey,
    spki: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    pkcs8: new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' })),
    pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

/** The prime is the first INTEGER of the parameters: behind the heads of SEQUENCE and INTEGER, and a zero octet. */
function publishedPrime(): Buffer {
  const pem = openssl(['genpkey', '-genparam', '-algorithm', 'DH', '-pkeyopt', 'group:ffdhe8192']);
  return Buffer.from(pem.replaceAll(/-----.*-----|\s/g, ''), 'base64').subarray(9, 9 + 1024);
}

const bigOf = (octets: Buffer): bigint => BigInt(`0x${octets.toString('hex')}`);

function base64url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}

/** Extended Euclid. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [rest, next, factor, nextFactor] = [modulus, value % modulus, 0n, 1n];
  while (next !== 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return ((factor % modulus) + modulus) % modulus;
}
