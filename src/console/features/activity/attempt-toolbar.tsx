import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { attemptSummaryQuery } from '#console/api/token-attempts.ts';
import { useReasonText } from '#console/certificates/use-reason-text.ts';
import type { ActivitySearch } from './activity-search.ts';
import { ListFilters } from './list-filters.tsx';
import { PeriodSelect } from './period-select.tsx';
import { Segments } from '#console/ui/segments.tsx';

interface AttemptToolbarProps {
  search: ActivitySearch;
  openedAt: Date;
  onChange: (change: ActivitySearch) => void;
}

const dayMs = 86_400_000;
/** Days back that reasons are offered from. */
const reasonDays = 30;

/** Narrows attempts by result, reason, period and device. */
export function AttemptToolbar({ search, openedAt, onChange }: AttemptToolbarProps) {
  const { t } = useTranslation('activity');
  const reasonText = useReasonText();
  const range = useMemo(() => {
    const to = new Date((Math.floor(openedAt.getTime() / dayMs) + 1) * dayMs);
    return attemptSummaryQuery(new Date(to.getTime() - reasonDays * dayMs), to, dayMs / 1000);
  }, [openedAt]);
  const { data: summary } = useQuery(range);
  const seen = Object.entries(summary?.total.refused ?? {}).toSorted(([, a], [, b]) => b - a);
  const reasons = seen.map(([code, count]) => ({ value: code, label: `${reasonText(code)} (${count})` }));
  const { result, reason: chosen, since } = search;
  if (chosen !== undefined && reasons.every(({ value }) => value !== chosen)) {
    reasons.push({ value: chosen, label: reasonText(chosen) });
  }
  const filters = [
    { name: 'result', label: result && t(`attempts.${result}`), onRemove: () => onChange({ result: undefined }) },
    { name: 'reason', label: chosen && reasonText(chosen), onRemove: () => onChange({ reason: undefined }) },
    { name: 'since', label: since && t(`since.${since}`), onRemove: () => onChange({ since: undefined }) },
  ];
  return (
    <ListFilters
      searchLabel={t('attempts.search')}
      searchShort={t('attempts.searchShort')}
      text={search.device}
      onSearch={(text) => onChange({ device: text })}
      filters={filters}
    >
      <Segments
        label={t('attempts.result')}
        segments={(['all', 'accepted', 'refused'] as const).map((value) => ({ value, label: t(`attempts.${value}`) }))}
        value={result ?? 'all'}
        onChoose={(value) =>
          onChange({
            result: value === 'all' ? undefined : value,
            ...(value === 'accepted' && { reason: undefined }),
          })
        }
      />
      <Select
        size="xs"
        flex="1 1 220px"
        maw={340}
        aria-label={t('attempts.reason')}
        placeholder={t('attempts.anyReason')}
        data={reasons}
        value={chosen ?? null}
        clearable
        disabled={result === 'accepted'}
        onChange={(value) => onChange({ reason: value ?? undefined })}
      />
      <PeriodSelect value={since} onChange={(period) => onChange({ since: period })} />
    </ListFilters>
  );
}
