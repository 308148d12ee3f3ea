import { sessionCookie, xsrfCookie } from '#contract/session-cookies.ts';

const ours = new Set([sessionCookie, xsrfCookie]);

/** Of the cookies that a browser sent, those of the tenant's session; undefined where there is none. */
export function sessionCookies(header: string | undefined): string | undefined {
  const kept = (header ?? '').split(';').filter((pair) => ours.has(nameOf(pair)));
  return kept.length === 0 ? undefined : kept.map((pair) => pair.trim()).join('; ');
}

/**
 * A cookie of the tenant as this origin sets it: for this host and every path, never for other sites, and `Secure`
 * exactly where this origin speaks https. Undefined for cookies that the console does not need.
 */
export function ownCookie(setCookie: string, https: boolean): string | undefined {
  const [pair = '', ...attributes] = setCookie.split(';').map((part) => part.trim());
  const name = nameOf(pair);
  if (!ours.has(name)) return undefined;
  const lifetime = attributes.filter((attribute) => /^(max-age|expires)=/i.test(attribute));
  const httpOnly = name === sessionCookie ? ['HttpOnly'] : [];
  return [pair, 'Path=/', ...lifetime, ...httpOnly, 'SameSite=Strict', ...(https ? ['Secure'] : [])].join('; ');
}

function nameOf(pair: string): string {
  return pair.split('=', 1)[0]?.trim() ?? '';
}
