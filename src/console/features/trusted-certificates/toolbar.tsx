import { ActionIcon, Chip, Group, Select, TextInput, Tooltip } from '@mantine/core';
import { IconArrowsSort, IconSearch, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countText } from '#console/ui/count-text.ts';
import { listFilters, sortKeys, type ListFilter, type ListSearch } from './list-search.ts';
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
  const text = search.search ?? '';
  return (
    <Group gap="sm" justify="space-between">
      <Chip.Group
        value={search.filter ?? 'all'}
        onChange={(value) => onChange({ filter: listFilters.find((name) => name === value) })}
      >
        <Group gap={6} role="radiogroup" aria-label={t('toolbar.filter')}>
          <Chip value="all" size="xs" variant="light">
            {t('toolbar.all')} ({countText(total, i18n.language)})
          </Chip>
          {listFilters.map((filter) => (
            <Chip key={filter} value={filter} size="xs" variant="light">
              {t(`toolbar.${filter}`)} ({countText(counts[filter], i18n.language)})
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Group gap="xs" className={classes.search}>
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
        <Group gap={6} wrap="nowrap" className={classes.sort}>
          <Select
            size="sm"
            w={150}
            aria-label={t('toolbar.sort')}
            data={sortKeys.map((value) => ({ value, label: t(`columns.${value}`) }))}
            value={search.sort ?? 'name'}
            allowDeselect={false}
            onChange={(value) => onChange({ sort: sortKeys.find((key) => key === value) })}
          />
          <Tooltip label={t('toolbar.descending')} withArrow>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('toolbar.descending')}
              aria-pressed={search.descending === true}
              onClick={() => onChange({ descending: search.descending === true ? undefined : true })}
            >
              <IconArrowsSort size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
    </Group>
  );
}
