import { compactVerify, createLocalJWKSet, decodeJwt, decodeProtectedHeader } from 'jose';
import * as z from 'zod/mini';
import type { AskPlatform } from '../ask-platform.ts';
import { StepFailure } from './failure.ts';

/** A token taken apart. */
export interface CheckedToken {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** unpublished: the platform publishes no keys. */
  signature: 'verified' | 'unpublished';
}

const publishedKeys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });
/** No algorithm with a shared secret: what everybody can read cannot be one. */
const algorithms = ['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'EdDSA'];

/**
 * Takes a token apart and checks its end and, where the platform publishes its keys, its signature.
 * @throws StepFailure `token-malformed`, `token-expired`, `token-signature-invalid`
 */
export async function checkToken(token: string, ask: AskPlatform, at: Date): Promise<CheckedToken> {
  const { header, claims } = takeApart(token);
  if (typeof claims['exp'] === 'number' && claims['exp'] * 1000 <= at.getTime()) {
    throw new StepFailure('token-expired', { exp: claims['exp'] });
  }
  const keys = await askForKeys(ask);
  if (keys === undefined) return { header, claims, signature: 'unpublished' };
  try {
    await compactVerify(token, createLocalJWKSet(keys), { algorithms });
    return { header, claims, signature: 'verified' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new StepFailure('token-signature-invalid', { code });
  }
}

function takeApart(token: string): Pick<CheckedToken, 'header' | 'claims'> {
  try {
    return { header: { ...decodeProtectedHeader(token) }, claims: { ...decodeJwt(token) } };
  } catch {
    throw new StepFailure('token-malformed', { length: token.length });
  }
}

/** The platform's key set; undefined where it publishes none or does not answer. */
async function askForKeys(ask: AskPlatform): Promise<z.infer<typeof publishedKeys> | undefined> {
  try {
    const { status, body } = await ask('/.well-known/jwks.json', { accept: 'application/json' });
    return status === 200 ? publishedKeys.safeParse(JSON.parse(body)).data : undefined;
  } catch {
    return undefined;
  }
}
