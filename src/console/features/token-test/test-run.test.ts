import { describe, expect, test } from 'vitest';
import type { TokenTestEvent } from '#contract/token-tests.ts';
import { applyEvent, beginRun, endRun } from './test-run.ts';

const begun = beginRun('run-1', 'pump-7', new Date('2026-06-01T00:00:00Z'));
const after = (...events: TokenTestEvent[]) => events.reduce(applyEvent, begun);

const connected: TokenTestEvent[] = [
  { type: 'started', target: 'https://localhost:8443/', headerSent: true, headerBytes: 1466 },
  { type: 'step-started', step: 'connect', atMs: 0 },
  { type: 'step-done', step: 'connect', atMs: 2, durationMs: 2, facts: { address: '127.0.0.1' } },
  { type: 'step-started', step: 'tls', atMs: 2 },
];

describe('a run that is going on', () => {
  test('when nothing has come yet, every step waits', () => {
    expect(begun.state).toBe('running');
    expect(begun.steps.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'waiting']);
  });

  test('when a step is done, its time and facts are kept and the next one runs', () => {
    const run = after(...connected);
    expect(run.header).toEqual({ sent: true, bytes: 1466 });
    expect(run.steps[0]).toEqual({ step: 'connect', state: 'done', durationMs: 2, facts: { address: '127.0.0.1' } });
    expect(run.steps[1]?.state).toBe('running');
  });
});

describe('a run that has ended', () => {
  test('when a step fails, the run names step, reason and evidence', () => {
    const run = after(
      ...connected,
      { type: 'failed', step: 'tls', atMs: 9, durationMs: 7, reason: 'tls-failed', evidence: { alert: 48 } },
      { type: 'finished', result: 'failed', atMs: 9 },
    );
    expect(run.state).toBe('failed');
    expect(run.failure).toEqual({ step: 'tls', reason: 'tls-failed', evidence: { alert: 48 } });
    expect(run.steps.map(({ state }) => state)).toEqual(['done', 'failed', 'waiting', 'waiting', 'waiting']);
    expect(run.durationMs).toBe(9);
  });

  test('when a token came, it is kept with the reply', () => {
    const run = after(
      { type: 'reply', status: 200, contentType: 'application/json', body: '{}' },
      { type: 'token', accessToken: 'a.b.c', header: {}, claims: { sub: 'device_pump-7' }, signature: 'verified' },
      { type: 'finished', result: 'token', atMs: 20 },
    );
    expect(run.state).toBe('token');
    expect(run.reply?.status).toBe(200);
    expect(run.token?.claims).toEqual({ sub: 'device_pump-7' });
  });

  test('when it was cancelled, the step that was running did not succeed', () => {
    const run = endRun(after(...connected), { state: 'cancelled' });
    expect(run.state).toBe('cancelled');
    expect(run.steps[1]?.state).toBe('failed');
  });

  test('when the answer broke off, the run says why', () => {
    const run = endRun(after(...connected), { state: 'broken-off', breakOff: { code: 'unavailable', message: '' } });
    expect(run.breakOff?.code).toBe('unavailable');
  });
});
