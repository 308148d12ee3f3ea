/** State of the page in its address. */
export interface ChainCheckSearch {
  /** Id of the token attempt whose chain is looked at. */
  attempt?: string | undefined;
}

/** Takes over what makes sense of an address and drops the rest; the router reads an id as a number. */
export function readChainCheckSearch({ attempt }: Record<string, unknown>): ChainCheckSearch {
  const id = typeof attempt === 'number' ? String(attempt) : attempt;
  return { attempt: typeof id === 'string' && /^\d{1,15}$/.test(id) ? id : undefined };
}
