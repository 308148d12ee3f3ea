import { createCipheriv, createDecipheriv } from 'node:crypto';
import { createSecretFile, readIfPresent } from '../secret-file.ts';

/** Encrypts what is stored of second factors, so that a copy of the database alone is of no use. */
export interface SecretSeal {
  /** @param owner what the secret belongs to; it opens for no other. */
  seal(secret: Uint8Array, owner: string): string;
  /** @throws Error where the text was sealed for another owner or with another key. */
  open(sealed: string, owner: string): Uint8Array;
}

const keyOctets = 32;
const nonceOctets = 12;
const tagOctets = 16;

/**
 * AES-256-GCM with the key in a file (0600, base64), which is made where it is missing.
 * @param random gives as many random octets as asked for.
 * @throws Error where the file holds something else.
 */
export function loadSecretSeal(file: string, random: (size: number) => Uint8Array): SecretSeal {
  if (readIfPresent(file) === undefined)
    createSecretFile(file, `${Buffer.from(random(keyOctets)).toString('base64')}\n`);
  const key = Buffer.from(readIfPresent(file) ?? '', 'base64');
  if (key.length !== keyOctets) throw new Error(`${file} does not hold a key of ${keyOctets} octets`);
  return {
    seal: (secret, owner) => {
      const nonce = random(nonceOctets);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, text, cipher.getAuthTag()]).toString('base64');
    },
    open: (sealed, owner) => {
      const octets = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, octets.subarray(0, nonceOctets), {
        authTagLength: tagOctets,
      });
      decipher.setAAD(Buffer.from(owner)).setAuthTag(octets.subarray(-tagOctets));
      return Buffer.concat([decipher.update(octets.subarray(nonceOctets, -tagOctets)), decipher.final()]);
    },
  };
}
