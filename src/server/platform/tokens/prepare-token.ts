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

/** What stays the same in all tokens that came through one trusted certificate. */
export type TokenIssuer = Required<Pick<TokenSubject, 'domain' | 'tenantId' | 'tci' | 'anchorFingerprint'>>;

/** Issues the next token of one device. */
export type PreparedToken = (key: CurrentKey, times: TokenTimes, random: Random) => IssuedToken;

/**
 * Writes down once what `createTokenClaims` says of a trusted certificate, and then of each device, so that each token
 * costs little more than its signature.
 */
export function prepareTokens(issuer: TokenIssuer): (userName: string) => PreparedToken {
  const [domain, tci, tenantId, anchor] = [issuer.domain, issuer.tci, issuer.tenantId, issuer.anchorFingerprint].map(
    quote,
  );
  const head = `{"aud":${domain},"exp":`;
  const middle = `,"iss":${domain},"jti":"`;
  const group = `,"tci":${tci},"ten":${tenantId},"tfa":false,"xsrfToken":"`;
  const tail = `","anchor":${anchor}}`;
  return (userName) => prepareToken({ head, middle, subject: `,"sub":${quote(userName)}${group}`, tail });
}

const quote = (text: string): string => plainJson(JSON.stringify(text));

function prepareToken(parts: Record<'head' | 'middle' | 'subject' | 'tail', string>): PreparedToken {
  const { head, middle, subject, tail } = parts;
  return (key, { issuedAt, expiresAt }, random) => {
    const jti = uuid(random(16));
    const xsrfToken = alphanumeric(20, random);
    const claims = `${head}${expiresAt},"iat":${issuedAt}${middle}${jti}","nbf":${issuedAt}${subject}${xsrfToken}${tail}`;
    return { accessToken: signClaims(key, claims), jti, issuedAt, expiresAt };
  };
}
