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
  if (response.body === null) throw brokenOff();
  for await (const line of linesOf(response.body, signal)) yield readEvent(line);
}

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>, signal: AbortSignal): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream(), { signal }).getReader();
  let rest = '';
  for (;;) {
    const chunk = await reader.read().catch((error: unknown) => {
      if (signal.aborted) throw error;
      throw brokenOff();
    });
    const lines = (rest + (chunk.value ?? '')).split('\n');
    rest = chunk.done ? '' : (lines.pop() ?? '');
    yield* lines.filter((line) => line.trim() !== '');
    if (chunk.done) return;
  }
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

function brokenOff(): ApiError {
  return new ApiError('unavailable', '', { status: 0, sessionOver: false });
}
