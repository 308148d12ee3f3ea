import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Log } from '#server/http/log.ts';
import { relaxedTransaction } from '#server/storage/relaxed-transaction.ts';
import type { Storage } from '#server/storage/tables.ts';
import { forgetOldAttempts } from './forget-old-attempts.ts';
import type { DeviceAttempt } from './device-attempt.ts';
import { createWriteAttempts, type OwnedAttempt, type WrittenAttempts } from './write-attempts.ts';

/** Milliseconds that an attempt waits at most before it is written and on its way to the disk: what a crash may lose. */
const delayMs = 200;
/** The same after a failure, such as a full disk. */
const retryMs = 5000;
/**
 * Attempts that are written at a time, in a millisecond or so: requests get their turn in between. So many that wait are
 * written at once, which also keeps them from being moved about in memory. Where thousands wait, a quarter of them is
 * written at a time, within the larger bound: more may come in a turn than a small batch takes.
 */
const batchSize = 64;
const largeBatchSize = 512;
/** Attempts that may wait; what comes beyond is counted and dropped, never waited for. */
const waitingLimit = 20_000;
/** Old attempts are removed after so many new ones, or so many milliseconds. */
const cleaning = { attempts: 10_000, ms: 3_600_000 };

/** Writes attempts behind, so that no device waits for it. */
export interface AttemptRecorder {
  /** Takes an attempt; returns at once and never throws. */
  record(attempt: DeviceAttempt): void;
  /** Settles when everything that was taken so far is on disk, or could not be written. */
  flush(): Promise<void>;
  /** The same, and takes nothing more. */
  stop(): Promise<void>;
  /** Tells whenever attempts were written. @returns ends it. */
  onWritten(listener: () => void): () => void;
}

/** What a recorder works with. */
export interface RecorderWork {
  storage: Storage;
  /** See `Database.toDisk`. */
  toDisk: () => Promise<void>;
  log: Log;
  now: () => Date;
  /** Owner of attempts that nobody is known to be behind. */
  tenantId: string;
  keepDays: number;
  /** Attempts that are kept of each result in each tenant. */
  keepCount: number;
}

/** Makes the recorder of one process. */
export function createAttemptRecorder(work: RecorderWork): AttemptRecorder {
  const { storage, toDisk, log, now, tenantId, keepDays, keepCount } = work;
  const writeAttempts = createWriteAttempts();
  const listeners = new Set<() => void>();
  const waiting: OwnedAttempt[] = [];
  let dropped = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let failed = false;
  /** Whether full batches are being written, or soon will be. */
  let writing = false;
  let running = Promise.resolve();
  let cleanedAt = 0;
  let writtenSinceCleaning = 0;

  const clean = async (): Promise<void> => {
    const at = now().getTime();
    if (writtenSinceCleaning < cleaning.attempts && at - cleanedAt < cleaning.ms) return;
    await forgetOldAttempts(storage, { since: at - keepDays * 86_400_000, ofEach: keepCount });
    [cleanedAt, writtenSinceCleaning] = [at, 0];
  };

  /** @returns how many were written. */
  const writeBatch = async (most: number): Promise<number> => {
    const size = Math.max(batchSize, Math.min(largeBatchSize, Math.ceil(waiting.length / 4)));
    const batch = waiting.slice(0, Math.min(size, most));
    let written: WrittenAttempts | undefined;
    await relaxedTransaction(storage, async (transaction) => {
      written = await writeAttempts(transaction, batch);
    });
    written?.committed();
    waiting.splice(0, batch.length);
    writtenSinceCleaning += batch.length;
    for (const listener of listeners) listener();
    return batch.length;
  };

  const writeFullBatches = async (): Promise<void> => {
    try {
      while (waiting.length >= batchSize) {
        await nextTurn();
        await writeBatch(waiting.length);
      }
    } catch {
      // The next flush meets it too, and says so.
      failed = true;
    }
    writing = false;
  };

  const writeWaiting = async (): Promise<void> => {
    // What comes meanwhile waits for the next time.
    for (let left = waiting.length; left > 0;) {
      left -= await writeBatch(left);
      if (left > 0) await nextTurn();
    }
    await toDisk();
    if (dropped > 0) log.warn({ dropped }, 'token attempts came faster than they could be written');
    dropped = 0;
    await clean();
  };

  const schedule = (ms: number): void => {
    if (!stopped) timer ??= setTimeout(() => void flush(), ms);
  };

  const writeOrRetry = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    try {
      await writeWaiting();
      failed = false;
    } catch (error) {
      failed = true;
      log.error({ err: error }, 'token attempts could not be written');
      schedule(retryMs);
    }
  };

  const flush = (): Promise<void> => {
    running = running.then(writeOrRetry);
    return running;
  };

  return {
    record: (attempt) => {
      if (waiting.length >= waitingLimit || stopped) {
        dropped += 1;
        return;
      }
      waiting.push({ ...attempt, tenantId: attempt.tenantId ?? tenantId });
      schedule(delayMs);
      if (waiting.length < batchSize || writing || failed) return;
      writing = true;
      running = running.then(writeFullBatches);
    },
    flush,
    stop: () => {
      stopped = true;
      return flush();
    },
    onWritten: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
