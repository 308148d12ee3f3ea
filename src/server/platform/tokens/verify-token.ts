import { verify } from 'node:crypto';
import * as z from 'zod/mini';
import { deviceTokenClaims, type DeviceTokenClaims } from '#contract/device-access-token.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import type { SigningKey, SigningKeys } from './signing-keys.ts';

/** Characters; our own tokens have some 600, with a user name of 1000 characters some 2,500. */
const longestToken = 8192;
/** Unpadded base64url (RFC 7515 2) in exactly three parts; no blank anywhere. */
const compactForm = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

/** Only what we write ourselves: any other member (`jku`, `jwk`, `x5u`, `crit`, ...) refuses the token. */
const tokenHeader = z.strictObject({
  alg: z.enum(['ES256', 'RS256']),
  typ: z.literal('JWT'),
  kid: z.string(),
});

/** What a token is held against. */
export interface TokenExpectation {
  keys: SigningKeys;
  at: Date;
  /** Domain of a tenant, issuer and audience of its tokens; undefined where there is no such tenant. */
  domainOf(tenantId: string): string | undefined | Promise<string | undefined>;
}

/**
 * Checks a token: signature first, by the one algorithm of the key that its `kid` names, then time, issuer and audience.
 * Whether it was revoked is not asked here.
 * @throws GatehouseError `credentials-invalid`, the same for every reason.
 */
export async function verifyToken(token: string, expectation: TokenExpectation): Promise<DeviceTokenClaims> {
  const claims = readSignedClaims(token, expectation);
  const seconds = expectation.at.getTime() / 1000;
  if (claims === undefined || seconds < claims.nbf || seconds >= claims.exp) throw refusal();
  const domain = await expectation.domainOf(claims.ten);
  if (domain === undefined || claims.iss !== domain || claims.aud !== domain) throw refusal();
  return claims;
}

function readSignedClaims(token: string, { keys, at }: TokenExpectation): DeviceTokenClaims | undefined {
  if (token.length > longestToken) return undefined;
  const [, header, payload, signature] = compactForm.exec(token) ?? [];
  if (header === undefined || payload === undefined || signature === undefined) return undefined;
  const { data: head } = tokenHeader.safeParse(decodeJson(header));
  const key = head && keys.byId.get(head.kid);
  if (key === undefined || key.algorithm !== head?.alg) return undefined;
  if (key.acceptedUntil !== undefined && key.acceptedUntil <= at.getTime()) return undefined;
  if (!signatureFits(key, `${header}.${payload}`, signature)) return undefined;
  return deviceTokenClaims.safeParse(decodeJson(payload)).data;
}

function signatureFits(key: SigningKey, signed: string, signature: string): boolean {
  const octets = Buffer.from(signature, 'base64url');
  // One token has one spelling: unused bits at the end of base64 are not a second one.
  if (octets.toString('base64url') !== signature) return false;
  return verify('sha256', Buffer.from(signed), { key: key.publicKey, dsaEncoding: 'ieee-p1363' }, octets);
}

function decodeJson(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

const refusal = (): GatehouseError =>
  new GatehouseError('credentials-invalid', 'Invalid credentials! : Bad credentials');
