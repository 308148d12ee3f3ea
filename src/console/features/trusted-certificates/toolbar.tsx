import { ActionIcon, Chip, Group, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countText } from '#console/ui/count-text.ts';
import { FilterBar } from '#console/ui/filter-bar.tsx';
import { useNarrowScreen } from '#console/ui/use-narrow-screen.ts';
import { listFilters, type ListFilter, type ListSearch } from './list-search.ts';
import { SortSelect } from './sort-select.tsx';
import classes from './toolbar.module.css';

interface ToolbarProps {
  search: ListSearch;
  /** How many certificates each filter lets through. */
  counts: Record<ListFilter, number>;
  total: number;
  /** Replaces the given fields; `undefined` goes back to the default. */
  onChange: (change: ListSearch) => void;
}

/** Search, filters with their counts and, where there are no column heads, the sorting. */
export function Toolbar({ search, counts, total, onChange }: ToolbarProps) {
  const { t, i18n } = useTranslation('trusted-certificates');
  const isNarrow = useNarrowScreen();
  const { filter, ends } = search;
  const sorting = <SortSelect search={search} onChange={onChange} />;
  const filters = [
    { name: 'filter', label: filter && t(`toolbar.${filter}`), onRemove: () => onChange({ filter: undefined }) },
    {
      name: 'ends',
      label: ends && t(`ends.${ends}`),
      onRemove: () => onChange({ ends: undefined }),
      withoutControl: true,
    },
  ];
  return (
    <FilterBar
      gap="sm"
      justify="space-between"
      size="sm"
      label={t('toolbar.filterAndSort')}
      filters={filters}
      search={
        <Group gap="xs" className={classes.search}>
          <ListSearchField text={search.search ?? ''} onChange={onChange} />
          {!isNarrow && sorting}
        </Group>
      }
    >
      <Chip.Group
        value={filter ?? 'all'}
        onChange={(value) => onChange({ filter: listFilters.find((name) => name === value) })}
      >
        <Group gap={6} role="radiogroup" aria-label={t('toolbar.filter')}>
          <Chip value="all" size="xs" variant="light">
            {t('toolbar.all')} ({countText(total, i18n.language)})
          </Chip>
          {listFilters.map((name) => (
            <Chip key={name} value={name} size="xs" variant="light">
              {t(`toolbar.${name}`)} ({countText(counts[name], i18n.language)})
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {isNarrow && sorting}
    </FilterBar>
  );
}

interface ListSearchFieldProps {
  text: string;
  onChange: ToolbarProps['onChange'];
}

function ListSearchField({ text, onChange }: ListSearchFieldProps) {
  const { t } = useTranslation('trusted-certificates');
  return (
    <TextInput
      type="search"
      size="sm"
      flex={1}
      aria-label={t('toolbar.search')}
      placeholder={t('toolbar.searchShort')}
      title={t('toolbar.search')}
      leftSection={<IconSearch size={16} />}
      value={text}
      onChange={(event) => onChange({ search: event.currentTarget.value || undefined })}
      rightSection={
        text !== '' && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('toolbar.clear')}
            onClick={() => onChange({ search: undefined })}
          >
            <IconX size={14} />
          </ActionIcon>
        )
      }
    />
  );
}
