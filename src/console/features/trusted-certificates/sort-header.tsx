import { Group, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './certificate-table.module.css';
import type { ListSearch, SortKey } from './list-search.ts';

interface SortHeaderProps {
  column: SortKey;
  search: ListSearch;
  onSort: (change: Pick<ListSearch, 'sort' | 'descending'>) => void;
  width?: number | string;
}

/** A column's heading that sorts by it, and the other way round when pressed again. */
export function SortHeader({ column, search, onSort, width }: SortHeaderProps) {
  const { t } = useTranslation('trusted-certificates');
  const active = (search.sort ?? 'name') === column;
  const descending = active && search.descending === true;
  const Icon = active ? (descending ? IconArrowDown : IconArrowUp) : IconSelector;
  const sort = () => {
    const turned = active && !descending;
    onSort({ sort: column === 'name' ? undefined : column, descending: turned ? true : undefined });
  };
  return (
    <Table.Th w={width} aria-sort={active ? (descending ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton className={classes.sort} onClick={sort} data-active={active || undefined}>
        <Group gap={4} wrap="nowrap">
          {t(`columns.${column}`)}
          <Icon size={14} aria-hidden />
        </Group>
      </UnstyledButton>
    </Table.Th>
  );
}
