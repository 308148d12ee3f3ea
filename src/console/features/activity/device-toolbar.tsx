import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DevicesByAnchor } from '#contract/device-users.ts';
import { deviceStates, type ActivitySearch } from './activity-search.ts';
import { FilterBar } from '#console/ui/filter-bar.tsx';
import { SearchField } from '#console/ui/search-field.tsx';
import { Segments } from '#console/ui/segments.tsx';
import { useAnchorName } from '#console/certificates/use-anchor-name.ts';

interface DeviceToolbarProps {
  search: ActivitySearch;
  anchors: DevicesByAnchor['anchors'];
  onChange: (change: ActivitySearch) => void;
}

/** Narrows device users by state, trusted certificate and name. */
export function DeviceToolbar({ search, anchors, onChange }: DeviceToolbarProps) {
  const { t } = useTranslation(['activity', 'ui']);
  const anchorName = useAnchorName();
  const choices = anchors.flatMap(({ anchorFingerprint: value, devices }) =>
    value === null ? [] : [{ value, label: `${anchorName(value)} (${devices})` }],
  );
  const { state, anchor: chosen } = search;
  if (chosen !== undefined && choices.every(({ value }) => value !== chosen)) {
    choices.push({ value: chosen, label: anchorName(chosen) });
  }
  const filters = [
    { name: 'state', label: state && t(`devices.states.${state}`), onRemove: () => onChange({ state: undefined }) },
    { name: 'anchor', label: chosen && anchorName(chosen), onRemove: () => onChange({ anchor: undefined }) },
  ];
  return (
    <FilterBar
      gap="xs"
      size="xs"
      label={t('ui:filters.label')}
      filters={filters}
      search={
        <SearchField
          label={t('devices.search')}
          placeholder={t('devices.searchShort')}
          value={search.device ?? ''}
          onChange={(text) => onChange({ device: text === '' ? undefined : text })}
        />
      }
    >
      <Segments
        label={t('devices.state')}
        segments={(['any', ...deviceStates] as const).map((value) => ({ value, label: t(`devices.states.${value}`) }))}
        value={state ?? 'any'}
        onChoose={(value) => onChange({ state: value === 'any' ? undefined : value })}
      />
      <Select
        size="xs"
        flex="1 1 220px"
        maw={340}
        aria-label={t('devices.anchor')}
        placeholder={t('devices.anyAnchor')}
        data={choices}
        value={chosen ?? null}
        clearable
        onChange={(value) => onChange({ anchor: value ?? undefined })}
      />
    </FilterBar>
  );
}
