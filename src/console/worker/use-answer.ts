import { useEffect, useState } from 'react';
import { askWorker } from './ask-worker.ts';
import type { OperationName, Operations } from './operations.ts';

interface Answered<Name extends OperationName> {
  request: Operations[Name]['request'];
  reply?: Operations[Name]['reply'];
  error?: unknown;
}

/** The worker's answer to what a page asks at the moment. */
export interface Answer<Name extends OperationName> {
  /** Stays until the next one is there, so that a page does not flicker while somebody types. */
  reply: Operations[Name]['reply'] | undefined;
  error: unknown;
  pending: boolean;
}

/**
 * Asks the worker whenever the request is another object than before, so that callers keep it in `useMemo`.
 * @param request undefined: there is nothing to ask
 */
export function useAnswer<Name extends OperationName>(
  operation: Name,
  request: Operations[Name]['request'] | undefined,
): Answer<Name> {
  const [answered, setAnswered] = useState<Answered<Name>>();
  useEffect(() => {
    if (request === undefined) return undefined;
    let wanted = true;
    const settle = (outcome: Omit<Answered<Name>, 'request'>) => {
      if (wanted) setAnswered({ request, ...outcome });
    };
    askWorker(operation, request).then(
      (reply) => settle({ reply }),
      (error: unknown) => settle({ error }),
    );
    return () => {
      wanted = false;
    };
  }, [operation, request]);
  if (request === undefined) return { reply: undefined, error: undefined, pending: false };
  return { reply: answered?.reply, error: answered?.error, pending: answered?.request !== request };
}
