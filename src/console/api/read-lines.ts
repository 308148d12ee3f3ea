import { ApiError } from './api-error.ts';

/**
 * The lines of a reply as they arrive, empty ones left out.
 * @throws ApiError `unavailable` where the reply breaks off.
 */
export async function* readLines(response: Response, signal: AbortSignal): AsyncGenerator<string> {
  if (response.body === null) throw brokenOff();
  const reader = response.body.pipeThrough(new TextDecoderStream(), { signal }).getReader();
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

function brokenOff(): ApiError {
  return new ApiError('unavailable', '', { status: 0, sessionOver: false });
}
