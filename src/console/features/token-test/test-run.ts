import type { ErrorCode } from '#contract/error-codes.ts';
import {
  tokenTestSteps,
  type TokenTestEvent,
  type TokenTestFailure,
  type TokenTestStep,
} from '#contract/token-tests.ts';

type Facts = Readonly<Record<string, string | number | boolean>>;
type EventOf<Type extends TokenTestEvent['type']> = Extract<TokenTestEvent, { type: Type }>;

/** One step of a run; times in milliseconds. */
export interface RunStep {
  step: TokenTestStep;
  state: 'waiting' | 'running' | 'done' | 'failed';
  durationMs?: number;
  facts: Facts;
}

/** A token test as far as it has come. Holds no key: a finished one stays listed until sign-out. */
export interface TestRun {
  id: string;
  /** Common name of the device. */
  device: string;
  /** ISO 8601. */
  startedAt: string;
  /** broken-off: the gateway's answer did not come to its end. */
  state: 'running' | 'token' | 'failed' | 'cancelled' | 'broken-off';
  target?: string;
  header?: { sent: boolean; bytes: number };
  steps: RunStep[];
  reply?: EventOf<'reply'>;
  token?: EventOf<'token'>;
  failure?: { step: TokenTestStep; reason: TokenTestFailure; evidence: Facts };
  /** Why the gateway gave no answer, or not the whole of it. */
  breakOff?: { code: ErrorCode; message: string };
  /** From the first to the last event, in milliseconds. */
  durationMs?: number;
}

/** A run of which nothing is known yet. */
export function beginRun(id: string, device: string, startedAt: Date): TestRun {
  const steps = tokenTestSteps.map((step) => ({ step, state: 'waiting' as const, facts: {} }));
  return { id, device, startedAt: startedAt.toISOString(), state: 'running', steps };
}

/** The run after one more event. */
export function applyEvent(run: TestRun, event: TokenTestEvent): TestRun {
  switch (event.type) {
    case 'started':
      return { ...run, target: event.target, header: { sent: event.headerSent, bytes: event.headerBytes } };
    case 'step-started':
      return withStep(run, event.step, { state: 'running' });
    case 'step-done':
      return withStep(run, event.step, { state: 'done', durationMs: event.durationMs, facts: event.facts });
    case 'reply':
      return { ...run, reply: event };
    case 'token':
      return { ...run, token: event };
    case 'failed': {
      const { step, reason, evidence, durationMs } = event;
      return { ...withStep(run, step, { state: 'failed', durationMs }), failure: { step, reason, evidence } };
    }
    case 'finished':
      return { ...run, state: event.result, durationMs: event.atMs };
  }
}

/** The run after it was ended from this side, or after the answer broke off; what was running counts as failed. */
export function endRun(run: TestRun, end: Pick<TestRun, 'breakOff'> & { state: 'cancelled' | 'broken-off' }): TestRun {
  const steps = run.steps.map((step) => (step.state === 'running' ? { ...step, state: 'failed' as const } : step));
  return { ...run, ...end, steps };
}

function withStep(run: TestRun, name: TokenTestStep, change: Partial<RunStep>): TestRun {
  return { ...run, steps: run.steps.map((step) => (step.step === name ? { ...step, ...change } : step)) };
}
