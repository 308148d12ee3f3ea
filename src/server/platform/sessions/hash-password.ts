import { scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** OWASP's password storage recommendation for 16 MB of memory: N = 2^14, r = 8, p = 5. */
const cost = { N: 16_384, r: 8, p: 5 };
const hashOctets = 32;
const saltOctets = 16;

/**
 * Hash of a password with a fresh salt, as it is stored: `scrypt$N$r$p$salt$hash`, the last two in base64.
 * @param random gives as many random octets as asked for.
 */
export async function hashPassword(password: string, random: (size: number) => Uint8Array): Promise<string> {
  const salt = Buffer.from(random(saltOctets));
  const hash = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** A stored hash that no password fits; checking against it takes as long as against any other. */
export const unmatchableHash = `scrypt$${cost.N}$${cost.r}$${cost.p}$${'A'.repeat(22)}==$${'A'.repeat(43)}=`;

/**
 * Whether a password fits a stored hash; takes the same time either way.
 * @throws Error where the stored text is not one of `hashPassword`.
 */
export async function passwordFits(password: string, stored: string): Promise<boolean> {
  const [scheme, N, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) throw new Error('unknown password hash');
  const expected = Buffer.from(hash, 'base64');
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), options), expected);
}

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(password.normalize('NFC'), salt, hashOctets, options, (error, key) => {
    if (error === null) resolve(key);
    else reject(error);
  });
  return promise;
}
