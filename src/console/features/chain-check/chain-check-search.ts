/** State of the page in its address. */
export interface ChainCheckSearch {
  /** Id of the token attempt whose chain is looked at. */
  attempt?: number | undefined;
}

/** Takes over what makes sense of an address and drops the rest. */
export function readChainCheckSearch({ attempt }: Record<string, unknown>): ChainCheckSearch {
  const isId = typeof attempt === 'number' && Number.isSafeInteger(attempt) && attempt > 0;
  return { attempt: isId ? attempt : undefined };
}
