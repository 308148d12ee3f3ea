import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { periodNames, type Period } from './activity-search.ts';

interface PeriodSelectProps {
  value: Period | undefined;
  onChange: (period: Period | undefined) => void;
}

/** How far back a list goes. */
export function PeriodSelect({ value, onChange }: PeriodSelectProps) {
  const { t } = useTranslation('activity');
  return (
    <Select
      size="xs"
      w={150}
      aria-label={t('since.label')}
      data={(['ever', ...periodNames] as const).map((name) => ({ value: name, label: t(`since.${name}`) }))}
      value={value ?? 'ever'}
      allowDeselect={false}
      onChange={(chosen) => onChange(periodNames.find((name) => name === chosen))}
    />
  );
}
