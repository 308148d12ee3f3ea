import { sign } from 'node:crypto';
import type { DeviceTokenClaims } from '#contract/device-access-token.ts';
import { fixedLengthSignature } from './fixed-length-signature.ts';
import type { CurrentKey } from './signing-keys.ts';

/**
 * Signs a JWT (RFC 7515 compact form). Synchronous: one P-256 signature takes some 30 microseconds, less than handing
 * it to another thread.
 */
export function issueToken(key: CurrentKey, claims: DeviceTokenClaims): string {
  return signClaims(key, plainJson(JSON.stringify(claims)));
}

/** Signs claims that are JSON already, in ASCII: see `plainJson`. */
export function signClaims({ algorithm, encodedHeader, privateKey }: CurrentKey, json: string): string {
  const signed = `${encodedHeader}.${Buffer.from(json, 'latin1').toString('base64url')}`;
  // Asked for ES256's own form (`dsaEncoding`), Node takes twice as long as for this and the conversion.
  const signature = sign('sha256', Buffer.from(signed, 'latin1'), privateKey);
  const encoded = algorithm === 'ES256' ? Buffer.from(fixedLengthSignature(signature).buffer) : signature;
  return `${signed}.${encoded.toString('base64url')}`;
}

/**
 * JSON whose base64 form needs neither `-` nor `_`: some clients decode a payload with the standard alphabet, which
 * fails on both (contract 1.7). Only these characters can bring them about, and all stand inside JSON strings.
 */
export function plainJson(json: string): string {
  return json.replaceAll(
    /[>?~\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
