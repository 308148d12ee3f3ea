/** What the list can be narrowed to. */
export const listFilters = ['enabled', 'disabled', 'expiring', 'expired', 'proof-missing'] as const;
export type ListFilter = (typeof listFilters)[number];

/** What the list can be sorted by; `name` unless told. */
export const sortKeys = ['name', 'expiry', 'status', 'algorithm'] as const;
export type SortKey = (typeof sortKeys)[number];

/** State of the page in its address; what is absent has its default. */
export interface ListSearch {
  search?: string;
  filter?: ListFilter;
  sort?: SortKey;
  descending?: true;
  /** Fingerprint of the certificate whose details are open. */
  certificate?: string;
  /** True while the dialog that adds certificates is open. */
  add?: true;
}

/** Takes over what makes sense of an address and drops the rest. */
export function readListSearch(raw: Record<string, unknown>): ListSearch {
  const filter = listFilters.find((name) => name === raw['filter']);
  const sort = sortKeys.find((name) => name === raw['sort']);
  const { search, certificate } = raw;
  return {
    ...(typeof search === 'string' && search !== '' ? { search } : {}),
    ...(filter === undefined ? {} : { filter }),
    ...(sort === undefined ? {} : { sort }),
    ...(raw['descending'] === true ? { descending: true } : {}),
    ...(typeof certificate === 'string' && certificate !== '' ? { certificate } : {}),
    ...(raw['add'] === true ? { add: true } : {}),
  };
}
