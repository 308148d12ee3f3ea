import { xsrfCookie } from '#contract/session-cookies.ts';

/** The readable half of a session's cookies, sent back as a header; undefined where nobody has signed in. */
export function readXsrfToken(): string | undefined {
  const entry = document.cookie.split('; ').find((text) => text.startsWith(`${xsrfCookie}=`));
  return entry?.slice(xsrfCookie.length + 1);
}
