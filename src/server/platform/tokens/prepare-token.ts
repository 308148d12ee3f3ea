import { signClaims, plainJson } from './issue-token.ts';
import type { CurrentKey } from './signing-keys.ts';
import { alphanumeric, uuid, type Random, type TokenSubject } from './token-claims.ts';

/** A token, and what tells it from the holder's others; times are whole seconds since 1970. */
export interface IssuedToken {
  accessToken: string;
  jti: string;
  issuedAt: number;
  expiresAt: number;
}

/** When a token is issued and ends, whole seconds since 1970. */
export type TokenTimes = Pick<TokenSubject, 'issuedAt' | 'expiresAt'>;

/** What stays the same in all tokens of a device. */
export type TokenHolder = Required<Omit<TokenSubject, 'issuedAt' | 'expiresAt' | 'validFrom' | 'secondFactor'>>;

/** Issues the next token of one device. */
export type PreparedToken = (key: CurrentKey, times: TokenTimes, random: Random) => IssuedToken;

/**
 * Writes down once what `createTokenClaims` says of a device, so that each token costs little more than its signature.
 */
export function prepareToken(holder: TokenHolder): PreparedToken {
  const [domain, userName, tci, tenantId, anchor] = [
    holder.domain,
    holder.userName,
    holder.tci,
    holder.tenantId,
    holder.anchorFingerprint,
  ].map((text) => plainJson(JSON.stringify(text)));
  const head = `{"aud":${domain},"exp":`;
  const issuer = `,"iss":${domain},"jti":"`;
  const subject = `,"sub":${userName},"tci":${tci},"ten":${tenantId},"tfa":false,"xsrfToken":"`;
  const tail = `","anchor":${anchor}}`;
  return (key, { issuedAt, expiresAt }, random) => {
    const jti = uuid(random(16));
    const xsrfToken = alphanumeric(20, random);
    const claims = `${head}${expiresAt},"iat":${issuedAt}${issuer}${jti}","nbf":${issuedAt}${subject}${xsrfToken}${tail}`;
    return { accessToken: signClaims(key, claims), jti, issuedAt, expiresAt };
  };
}
