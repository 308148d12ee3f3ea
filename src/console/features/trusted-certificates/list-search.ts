/** State of the list in its address. */
export interface ListSearch {
  search?: string;
}

/** Takes over what makes sense of an address and drops the rest. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  return typeof search['search'] === 'string' ? { search: search['search'] } : {};
}
