import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DevicesByAnchor } from '#contract/device-users.ts';
import { deviceStates, type ActivitySearch } from './activity-search.ts';
import { ListFilters } from './list-filters.tsx';
import { Segments } from '#console/ui/segments.tsx';
import { useAnchorName } from '#console/certificates/use-anchor-name.ts';

interface DeviceToolbarProps {
  search: ActivitySearch;
  anchors: DevicesByAnchor['anchors'];
  onChange: (change: ActivitySearch) => void;
}

/** Narrows device users by state, trusted certificate and name. */
export function DeviceToolbar({ search, anchors, onChange }: DeviceToolbarProps) {
  const { t } = useTranslation('activity');
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
    <ListFilters
      searchLabel={t('devices.search')}
      searchShort={t('devices.searchShort')}
      text={search.device}
      onSearch={(text) => onChange({ device: text })}
      filters={filters}
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
    </ListFilters>
  );
}
