import { ActionIcon, Group, Select, Tooltip } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { sortKeys, type ListSearch } from './list-search.ts';
import classes from './toolbar.module.css';

interface SortSelectProps {
  search: ListSearch;
  onChange: (change: ListSearch) => void;
}

/** The sorting where there are no column heads. */
export function SortSelect({ search: { sort, descending }, onChange }: SortSelectProps) {
  const { t } = useTranslation('trusted-certificates');
  return (
    <Group gap={6} wrap="nowrap" className={classes.sort}>
      <Select
        size="sm"
        w={150}
        aria-label={t('toolbar.sort')}
        data={sortKeys.map((value) => ({ value, label: t(`columns.${value}`) }))}
        value={sort ?? 'name'}
        allowDeselect={false}
        onChange={(value) => onChange({ sort: sortKeys.find((key) => key === value) })}
      />
      <Tooltip label={t('toolbar.descending')} withArrow>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('toolbar.descending')}
          aria-pressed={descending === true}
          onClick={() => onChange({ descending: descending === true ? undefined : true })}
        >
          <IconArrowsSort size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
