const vendorPrefix = 'application/vnd.com.nsn.cumulocity.';

/**
 * Content type of a reply: Cumulocity's own name for the form where the caller's `Accept` names it (any case, odd
 * parameters and stray semicolons forgiven), otherwise plain JSON.
 * @param form such as `option` or `currentUser`.
 */
export function replyMediaType(accept: string | undefined, form: string): string {
  return acceptsForm(accept, form)
    ? `${vendorPrefix}${form}+json;charset=UTF-8;ver=0.9`
    : 'application/json; charset=utf-8';
}

/** True where `Accept` names Cumulocity's form, such as `user` for `application/vnd.com.nsn.cumulocity.user+json;`. */
export function acceptsForm(accept: string | undefined, form: string): boolean {
  const wanted = `${vendorPrefix}${form}+json`.toLowerCase();
  return (accept ?? '').split(',').some((entry) => entry.split(';')[0]?.trim().toLowerCase() === wanted);
}
