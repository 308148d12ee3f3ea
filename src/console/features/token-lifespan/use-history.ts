import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { auditRecordsQuery } from '#console/api/audit.ts';
import { lifespanRecords } from '#console/api/lifespan-history.ts';
import { pastValues } from './history.ts';

/** What the audit records tell of the lifespan, the newest first; older records are read on request. */
export function useHistory() {
  const records = useInfiniteQuery(auditRecordsQuery({ type: 'Option' }));
  const { data } = records;
  const values = useMemo(() => data && pastValues(lifespanRecords(data.pages.flat())), [data]);
  return {
    values,
    error: records.error,
    hasOlder: records.hasNextPage,
    readingOlder: records.isFetchingNextPage,
    readOlder: () => void records.fetchNextPage(),
    readAgain: () => void records.refetch(),
  };
}

export type History = ReturnType<typeof useHistory>;
