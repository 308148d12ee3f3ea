/** State of the sign-in page in its address. */
export interface SignInSearch {
  /** Where to go after: an address inside the console. */
  back?: string;
  /** True where a session was running and has ended. */
  ended?: boolean;
}

/** Takes over what makes sense; an address that would lead out of the console is dropped. */
export function readSignInSearch(search: Record<string, unknown>): SignInSearch {
  const { back, ended } = search;
  const inside = typeof back === 'string' && /^\/(?![/\\])/.test(back) && !back.startsWith('/sign-in');
  return { ...(inside ? { back } : {}), ...(ended === true ? { ended } : {}) };
}
