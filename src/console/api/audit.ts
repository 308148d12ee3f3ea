import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { auditRecord, auditRecordCollection, auditRecordsPath, type AuditRecordQuery } from '#contract/audit.ts';
import { maximumPageSize } from '#contract/paging.ts';
import { request } from './request.ts';
import { withQuery } from './with-query.ts';

/** What audit records are looked for by. */
export type AuditFilter = Pick<AuditRecordQuery, 'type' | 'user' | 'dateFrom' | 'dateTo'>;

/** Key of everything that is read of audit records. */
export const auditRecordsKey = ['audit-records'] as const;

const pageSize = 100;

async function readPage(filter: AuditFilter, page: number, size: number, signal: AbortSignal) {
  const query = { ...filter, currentPage: String(page), pageSize: String(size) };
  return (await request(auditRecordCollection, withQuery(auditRecordsPath, query), { signal })).auditRecords;
}

/** Audit records page by page, newest first. A page that is not full is the last one. */
export function auditRecordsQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: [...auditRecordsKey, filter],
    queryFn: ({ pageParam, signal }) => readPage(filter, pageParam, pageSize, signal),
    initialPageParam: 1,
    getNextPageParam: (records, _all, page) => (records.length < pageSize ? null : page + 1),
    gcTime: 0,
  });
}

/** One audit record; what is written there never changes. */
export function auditRecordQuery(id: string) {
  return queryOptions({
    queryKey: ['audit-record', id],
    queryFn: async ({ signal }) => request(auditRecord, `${auditRecordsPath}/${encodeURIComponent(id)}`, { signal }),
    staleTime: Infinity,
  });
}

/** Reads every record that a filter lets through, a page at a time, up to a bound. */
export async function* readAllAuditRecords(filter: AuditFilter, bound: number, signal: AbortSignal) {
  let page = 1;
  let length: number;
  do {
    const records = await readPage(filter, page, maximumPageSize, signal);
    yield records;
    length = records.length;
    page += 1;
  } while (length === maximumPageSize && page * maximumPageSize <= bound);
}
