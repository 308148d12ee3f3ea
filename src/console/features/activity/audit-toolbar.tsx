import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { auditTypes, type ActivitySearch } from './activity-search.ts';
import { ListFilters } from './list-filters.tsx';
import { PeriodSelect } from './period-select.tsx';

interface AuditToolbarProps {
  search: ActivitySearch;
  onChange: (change: ActivitySearch) => void;
}

/** Narrows audit records by what they are about, period and user. */
export function AuditToolbar({ search: { type, since, user }, onChange }: AuditToolbarProps) {
  const { t } = useTranslation('activity');
  const filters = [
    { name: 'type', label: type && t(`audit.types.${type}`), onRemove: () => onChange({ type: undefined }) },
    { name: 'since', label: since && t(`since.${since}`), onRemove: () => onChange({ since: undefined }) },
  ];
  return (
    <ListFilters
      searchLabel={t('audit.user')}
      searchShort={t('audit.user')}
      text={user}
      onSearch={(text) => onChange({ user: text })}
      filters={filters}
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
    </ListFilters>
  );
}
