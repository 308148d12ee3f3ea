import type { DeviceTokenClaims } from '#contract/device-access-token.ts';

/** Random octets, as many as asked for. */
export type Random = (size: number) => Uint8Array;

/** What a token says of its holder; times are whole seconds since 1970. */
export interface TokenSubject {
  userName: string;
  tenantId: string;
  /** Bare domain of the tenant, issuer and audience at once (contract 1.7). */
  domain: string;
  /** `device_token_config` for devices (contract 1.7). */
  tci: string;
  issuedAt: number;
  expiresAt: number;
  /** From when on it counts, where that is not `issuedAt`. */
  validFrom?: number;
  /** Whether a second factor was asked for. */
  secondFactor?: boolean;
  /** SHA-1 fingerprint of the trusted certificate that a device's token came through. */
  anchorFingerprint?: string;
}

/** `tci` of a device's token, a literal (contract 1.7). */
export const deviceTokenConfiguration = 'device_token_config';

/** The claims of contract 1.7 with a fresh `jti` and `xsrfToken`. */
export function createTokenClaims(subject: TokenSubject, random: Random): DeviceTokenClaims {
  return {
    aud: subject.domain,
    exp: subject.expiresAt,
    iat: subject.issuedAt,
    iss: subject.domain,
    jti: uuid(random(16)),
    nbf: subject.validFrom ?? subject.issuedAt,
    sub: subject.userName,
    tci: subject.tci,
    ten: subject.tenantId,
    tfa: subject.secondFactor === true,
    xsrfToken: alphanumeric(20, random),
    ...(subject.anchorFingerprint === undefined ? {} : { anchor: subject.anchorFingerprint }),
  };
}

/** UUID version 4 out of 16 random octets, RFC 9562 5.4. */
export function uuid(octets: Uint8Array): string {
  const hex = Buffer.from(octets);
  hex[6] = (hex[6]! & 0x0f) | 0x40;
  hex[8] = (hex[8]! & 0x3f) | 0x80;
  const text = hex.toString('hex');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random letters and digits. Octets from 248 on are left out, so that all 62 characters are equally likely. */
export function alphanumeric(length: number, random: Random): string {
  let text = '';
  while (text.length < length) {
    for (const octet of random(length * 2)) {
      if (octet < 248 && text.length < length) text += alphabet[octet % 62];
    }
  }
  return text;
}
