import { expiryBands, type ExpiryBand } from '#console/certificates/expiry-bands.ts';
import { dialogActions, type RowAction } from './row-action.ts';

/** What the list can be narrowed to. */
export const listFilters = ['enabled', 'disabled', 'expiring', 'expired', 'proof-missing'] as const;
export type ListFilter = (typeof listFilters)[number];

/** What the list can be sorted by; `name` unless told. */
export const sortKeys = ['name', 'expiry', 'status', 'devices', 'algorithm'] as const;
export type SortKey = (typeof sortKeys)[number];

/** The tabs; the certificates unless told. */
export const listTabs = ['certificates', 'revocation'] as const;

/** State of the page in its address; what is absent or undefined has its default. */
export interface ListSearch {
  tab?: (typeof listTabs)[number] | undefined;
  search?: string | undefined;
  filter?: ListFilter | undefined;
  /** Enabled ones alone that end within this time. */
  ends?: ExpiryBand | undefined;
  sort?: SortKey | undefined;
  descending?: true | undefined;
  /** Fingerprint of the certificate that is open: its details, or the dialog of the action. */
  certificate?: string | undefined;
  action?: Exclude<RowAction, 'details'> | undefined;
  /** True while the dialog that adds certificates is open. */
  add?: true | undefined;
}

/** Takes over what makes sense of an address and drops the rest. */
export function readListSearch(raw: Record<string, unknown>): ListSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const flag = (value: unknown) => (value === true ? true : undefined);
  return {
    tab: listTabs.find((name) => name === raw['tab']),
    search: text(raw['search']),
    filter: listFilters.find((name) => name === raw['filter']),
    ends: expiryBands.find((band) => band === raw['ends']),
    sort: sortKeys.find((name) => name === raw['sort']),
    descending: flag(raw['descending']),
    certificate: text(raw['certificate']),
    action: dialogActions.find((name) => name === raw['action']),
    add: flag(raw['add']),
  };
}
