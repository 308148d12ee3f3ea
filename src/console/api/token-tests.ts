import { queryOptions } from '@tanstack/react-query';
import {
  connection,
  connectionPath,
  tokenTestEvent,
  tokenTestsPath,
  type TokenTestEvent,
  type TokenTestRequest,
} from '#contract/token-tests.ts';
import { ApiError } from './api-error.ts';
import { readLines } from './read-lines.ts';
import { request, send } from './request.ts';

/** The platform behind the gateway: where devices ask for tokens. */
export const connectionQuery = queryOptions({
  queryKey: ['connection'],
  queryFn: ({ signal }) => request(connection, connectionPath, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/**
 * Runs a token test in the gateway and gives each event as it arrives; aborting the signal cancels the run there too.
 * @throws ApiError where the gateway refuses the test, `unavailable` where the answer breaks off, and
 * `upstream-invalid` for a line that is no event.
 */
export async function* runTokenTest(test: TokenTestRequest, signal: AbortSignal): AsyncGenerator<TokenTestEvent> {
  const headers = { Accept: 'application/x-ndjson' };
  const response = await send(tokenTestsPath, { method: 'POST', json: test, headers, signal });
  for await (const line of readLines(response, signal)) yield readEvent(line);
}

function readEvent(line: string): TokenTestEvent {
  const read = tokenTestEvent.safeParse(parse(line));
  if (read.success) return read.data;
  throw new ApiError('upstream-invalid', line.slice(0, 200), { status: 200, sessionOver: false });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
