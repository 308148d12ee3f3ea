import { useDocumentVisibility } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef, useState } from 'react';
import { ApiError } from '#console/api/api-error.ts';
import { sessionQuery } from '#console/api/session.ts';
import { watchAttempts } from '#console/api/token-attempts.ts';
import type { TokenAttempt } from '#contract/token-attempts.ts';
import { noLiveAttempts, reduceLive } from './live-attempts.ts';

/** Attempts are shown in batches, so that a busy fleet does not keep the page drawing. */
const batchMs = 200;
/** Before a stream that broke off is opened again. */
const retryMs = 2000;

interface LiveOptions {
  /** Id of the newest attempt when the page was opened; undefined while it is not known. */
  newest: string | undefined;
  /** Holds new attempts back while the reader looks at older ones. */
  held: boolean;
}

/** Attempts as they happen. The stream rests while the tab is hidden and goes on where it stopped, missing none. */
export function useLiveAttempts({ newest, held }: LiveOptions) {
  const queryClient = useQueryClient();
  const visible = useDocumentVisibility() === 'visible';
  const [live, dispatch] = useReducer(reduceLive, noLiveAttempts);
  const [connected, setConnected] = useState(false);
  const lastId = useRef<string>(undefined);
  const holding = useRef(held);

  useEffect(() => {
    holding.current = held;
    if (!held) dispatch({ type: 'released' });
  }, [held]);

  useEffect(() => {
    if (newest === undefined || !visible) return undefined;
    const leaving = new AbortController();
    let batch: TokenAttempt[] = [];
    const flush = setInterval(() => {
      if (batch.length === 0) return;
      dispatch({ type: 'arrived', attempts: batch, held: holding.current });
      batch = [];
    }, batchMs);
    const read = async () => {
      setConnected(true);
      for await (const attempt of watchAttempts(lastId.current ?? newest, leaving.signal)) {
        lastId.current = attempt.id;
        batch.push(attempt);
      }
    };
    let retry: ReturnType<typeof setTimeout>;
    const watch = () => {
      read()
        .catch((error: unknown) => {
          if (!leaving.signal.aborted && error instanceof ApiError && [401, 403].includes(error.status)) {
            void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
          }
        })
        .finally(() => {
          if (leaving.signal.aborted) return;
          setConnected(false);
          retry = setTimeout(watch, retryMs);
        });
    };
    watch();
    return () => {
      leaving.abort();
      clearInterval(flush);
      clearTimeout(retry);
      if (batch.length > 0) dispatch({ type: 'arrived', attempts: batch, held: holding.current });
    };
  }, [newest, visible, queryClient]);

  return { live, connected, clear: () => dispatch({ type: 'cleared' }) };
}
