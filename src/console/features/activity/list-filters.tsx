import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar, type ListFilter } from '#console/ui/filter-bar.tsx';
import { SearchField } from '#console/ui/search-field.tsx';

interface ListFiltersProps {
  /** What the search looks for, in full and as far as the field has room. */
  searchLabel: string;
  searchShort: string;
  text: string | undefined;
  onSearch: (text: string | undefined) => void;
  filters: readonly ListFilter[];
  /** The controls that narrow the list. */
  children: ReactNode;
}

/** Search and filters above a list of this page. */
export function ListFilters({ searchLabel, searchShort, text, onSearch, filters, children }: ListFiltersProps) {
  const { t } = useTranslation('ui');
  const search = (
    <SearchField
      label={searchLabel}
      placeholder={searchShort}
      value={text ?? ''}
      onChange={(typed) => onSearch(typed === '' ? undefined : typed)}
    />
  );
  return (
    <FilterBar gap="xs" size="xs" label={t('filters.label')} filters={filters} search={search}>
      {children}
    </FilterBar>
  );
}
