import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  attemptPageSizes,
  tokenAttempt,
  tokenAttemptDetail,
  tokenAttemptList,
  tokenAttemptsPath,
  tokenAttemptSummary,
  type TokenAttempt,
  type TokenAttemptQuery,
} from '#contract/token-attempts.ts';
import { ApiError } from './api-error.ts';
import { isErrorCode } from './read-error.ts';
import { readLines } from './read-lines.ts';
import { request, send } from './request.ts';
import { withQuery } from './with-query.ts';

/** What attempts are looked for by. */
export type AttemptFilter = Omit<TokenAttemptQuery, 'before' | 'limit'>;

const pageSize = 100;

/** Reads one page of attempts, newest first. */
export async function readAttempts(query: TokenAttemptQuery, signal: AbortSignal) {
  return request(tokenAttemptList, withQuery(tokenAttemptsPath, query), { signal });
}

/** Key of every list of attempts, whatever it is narrowed to. */
export const tokenAttemptsKey = ['token-attempts', 'list'] as const;

/** Attempts page by page; never read again by itself: what comes later, the stream brings. */
export function tokenAttemptsQuery(filter: AttemptFilter) {
  return infiniteQueryOptions({
    queryKey: [...tokenAttemptsKey, filter],
    queryFn: ({ pageParam, signal }) =>
      readAttempts({ ...filter, limit: String(pageSize), ...(pageParam !== null && { before: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Id of the newest attempt that there is, `0` where there is none: the stream begins after it. */
export const newestAttemptQuery = queryOptions({
  queryKey: ['token-attempts', 'newest'],
  queryFn: async ({ signal }) => (await readAttempts({ limit: '1' }, signal)).attempts[0]?.id ?? '0',
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
});

/** One attempt with the chain that the device presented. */
export function tokenAttemptQuery(id: number) {
  return queryOptions({
    queryKey: ['token-attempts', 'one', id],
    queryFn: ({ signal }) => request(tokenAttemptDetail, `${tokenAttemptsPath}/${id}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/**
 * Counts of attempts over time by result and reason.
 * @param to end of the range; take a rounded one, so that the same range is asked for once
 */
export function attemptSummaryQuery(from: Date, to: Date, bucketSeconds: number) {
  const range = { from: from.toISOString(), to: to.toISOString(), bucketSeconds: String(bucketSeconds) };
  return queryOptions({
    queryKey: ['token-attempts', 'summary', range],
    queryFn: ({ signal }) => request(tokenAttemptSummary, withQuery(`${tokenAttemptsPath}/summary`, range), { signal }),
    staleTime: 0,
  });
}

/**
 * New attempts as they happen, oldest first, until the signal aborts or the stream ends.
 * @param afterId only attempts after the one with this id
 * @throws ApiError where it is refused or breaks off; `sessionOver` where the session ended meanwhile.
 */
export async function* watchAttempts(afterId: string, signal: AbortSignal): AsyncGenerator<TokenAttempt> {
  const headers = { Accept: 'text/event-stream', 'Last-Event-ID': afterId };
  const response = await send(`${tokenAttemptsPath}/stream`, { headers, signal });
  let event = '';
  for await (const line of readLines(response, signal)) {
    const [name, value] = fieldOf(line);
    if (name === 'event') event = value;
    else if (name === 'data' && event === 'attempt') yield tokenAttempt.parse(JSON.parse(value));
    else if (name === 'data' && event === 'end') throw endedBy(value);
  }
}

/** Name and value of one line of an event stream (HTML Living Standard, 9.2.6). */
function fieldOf(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  return colon === -1 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
}

function endedBy(reason: string): ApiError {
  const code = isErrorCode(reason) ? reason : 'internal';
  const sessionOver = code === 'session-missing';
  return new ApiError(code, '', { status: sessionOver ? 401 : 403, sessionOver });
}

/** Reads every attempt that a filter lets through, a page at a time, up to a bound. */
export async function* readAllAttempts(filter: AttemptFilter, bound: number, signal: AbortSignal) {
  let before: string | undefined;
  let count = 0;
  do {
    const page = await readAttempts({ ...filter, limit: String(attemptPageSizes.maximum), before }, signal);
    yield page.attempts;
    count += page.attempts.length;
    before = page.next ?? undefined;
  } while (before !== undefined && count < bound);
}
