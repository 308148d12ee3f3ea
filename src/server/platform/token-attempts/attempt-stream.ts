import { setTimeout as wait } from 'node:timers/promises';
import { GatehouseError } from '#contract/error-codes.ts';
import type { Storage, TokenAttemptRow } from '#server/storage/tables.ts';
import type { AttemptRecorder } from './attempt-recorder.ts';
import { describeAttempt } from './describe-attempt.ts';
import { attemptsAfter } from './store.ts';

/** Milliseconds after which a stream looks by itself: for attempts of other processes, and whether it may go on. */
const lookMs = 1000;
const batchSize = 200;

/** What one stream works with. */
export interface StreamWork {
  storage: Storage;
  recorder: AttemptRecorder;
  tenantId: string;
  /** Attempts with a larger id are sent. */
  afterId: number;
  /** Ends the stream: the reader left, or the server stops. */
  signal: AbortSignal;
  /** Throws a `GatehouseError` as soon as the reader may not read any more. */
  stillAllowed: () => Promise<void>;
}

/**
 * Server-sent events, one `attempt` for each new attempt with its id, so that a reader that comes back misses none.
 * Before attempts are told, and at each look, the reader's right is checked again: its end is told by an event `end`
 * with the reason.
 */
export async function* streamAttempts(work: StreamWork): AsyncGenerator<string> {
  const { storage, recorder, tenantId, signal } = work;
  let last = work.afterId;
  yield 'retry: 2000\n\n';
  while (!signal.aborted) {
    const rows = await attemptsAfter(storage, tenantId, last, batchSize);
    // Asked once the rows are read: whatever happened after the right had ended is not among them.
    const refusal = await work.stillAllowed().catch((error: unknown) => error);
    if (refusal !== undefined) {
      yield `event: end\ndata: ${refusal instanceof GatehouseError ? refusal.code : 'internal'}\n\n`;
      return;
    }
    last = rows.at(-1)?.id ?? last;
    if (rows.length > 0) yield rows.map(eventOf).join('');
    if (rows.length < batchSize) await nextLook(recorder, signal);
  }
}

function eventOf(row: TokenAttemptRow): string {
  return `id: ${row.id}\nevent: attempt\ndata: ${JSON.stringify(describeAttempt(row))}\n\n`;
}

async function nextLook(recorder: AttemptRecorder, signal: AbortSignal): Promise<void> {
  const written = new AbortController();
  const ignore = recorder.onWritten(() => written.abort());
  await wait(lookMs, undefined, { signal: AbortSignal.any([signal, written.signal]) }).catch(() => undefined);
  ignore();
}
