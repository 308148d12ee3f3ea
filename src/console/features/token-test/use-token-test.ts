import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '#console/api/api-error.ts';
import { sessionQuery } from '#console/api/session.ts';
import { runTokenTest } from '#console/api/token-tests.ts';
import type { TokenTestRequest } from '#contract/token-tests.ts';
import { applyEvent, beginRun, endRun, type TestRun } from './test-run.ts';

/**
 * Runs token tests one at a time; leaving the page cancels the one that is running.
 * @param onEnd is given every run that has ended, however it ended
 */
export function useTokenTest(onEnd: (run: TestRun) => void) {
  const queryClient = useQueryClient();
  const [run, setRun] = useState<TestRun>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function start(device: string, test: TokenTestRequest, now: Date): Promise<void> {
    if (running.current !== undefined) return;
    const controller = new AbortController();
    running.current = controller;
    let current = beginRun(crypto.randomUUID(), device, now);
    setRun(current);
    try {
      for await (const event of runTokenTest(test, controller.signal)) {
        current = applyEvent(current, event);
        setRun(current);
      }
      if (current.state === 'running') current = brokenOff(current, undefined);
    } catch (error) {
      current = controller.signal.aborted ? endRun(current, { state: 'cancelled' }) : brokenOff(current, error);
      if (error instanceof ApiError && error.sessionOver) {
        void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      }
    }
    running.current = undefined;
    setRun(current);
    onEnd(current);
  }

  return { run, isRunning: run?.state === 'running', start, cancel: () => running.current?.abort(), show: setRun };
}

function brokenOff(run: TestRun, error: unknown): TestRun {
  const { code, message } = error instanceof ApiError ? error : { code: 'unavailable' as const, message: '' };
  return endRun(run, { state: 'broken-off', breakOff: { code, message } });
}
