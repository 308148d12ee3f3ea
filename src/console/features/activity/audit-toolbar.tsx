import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '#console/ui/filter-bar.tsx';
import { SearchField } from '#console/ui/search-field.tsx';
import { auditTypes, type ActivitySearch } from './activity-search.ts';
import { PeriodSelect } from './period-select.tsx';

interface AuditToolbarProps {
  search: ActivitySearch;
  onChange: (change: ActivitySearch) => void;
}

/** Narrows audit records by what they are about, period and user. */
export function AuditToolbar({ search: { type, since, user }, onChange }: AuditToolbarProps) {
  const { t } = useTranslation(['activity', 'ui']);
  const filters = [
    { name: 'type', label: type && t(`audit.types.${type}`), onRemove: () => onChange({ type: undefined }) },
    { name: 'since', label: since && t(`since.${since}`), onRemove: () => onChange({ since: undefined }) },
  ];
  return (
    <FilterBar
      gap="xs"
      size="xs"
      label={t('ui:filters.label')}
      filters={filters}
      search={
        <SearchField
          label={t('audit.user')}
          placeholder={t('audit.user')}
          value={user ?? ''}
          onChange={(text) => onChange({ user: text === '' ? undefined : text })}
        />
      }
    >
      <Select
        size="xs"
        w={210}
        aria-label={t('audit.type')}
        placeholder={t('audit.anyType')}
        data={auditTypes.map((value) => ({ value, label: t(`audit.types.${value}`) }))}
        value={type ?? null}
        clearable
        onChange={(value) => onChange({ type: auditTypes.find((name) => name === value) })}
      />
      <PeriodSelect value={since} onChange={(period) => onChange({ since: period })} />
    </FilterBar>
  );
}
