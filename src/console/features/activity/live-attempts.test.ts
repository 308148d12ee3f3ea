import { describe, expect, test } from 'vitest';
import type { TokenAttempt } from '#contract/token-attempts.ts';
import { liveLimit, merge, noLiveAttempts, passes, reasonsOf, reduceLive } from './live-attempts.ts';

function attempt(id: number, fields: Partial<TokenAttempt> = {}): TokenAttempt {
  return {
    id: String(id),
    time: '2026-06-01T12:00:00Z',
    result: 'refused',
    status: 401,
    errorCode: 'chain-refused',
    findings: ['issuer-not-found'],
    device: `Pump-${id}`,
    anchorFingerprint: null,
    tlsVersion: 'TLSv1.3',
    remoteAddress: '192.0.2.1',
    requestId: `req-${id}`,
    ...fields,
  };
}

const ids = (attempts: readonly TokenAttempt[]) => attempts.map(({ id }) => id);

describe('attempts that come in', () => {
  test('when nobody holds them, the newest stands first', () => {
    const live = reduceLive(noLiveAttempts, { type: 'arrived', attempts: [attempt(1), attempt(2)], held: false });
    expect(ids(live.shown)).toEqual(['2', '1']);
  });

  test('when they are held, they wait until they are released', () => {
    const held = reduceLive(noLiveAttempts, { type: 'arrived', attempts: [attempt(1), attempt(2)], held: true });
    expect([held.shown.length, held.waiting.length]).toEqual([0, 2]);
    expect(ids(reduceLive(held, { type: 'released' }).shown)).toEqual(['2', '1']);
  });

  test('when more come than are kept, that is noted', () => {
    const attempts = Array.from({ length: liveLimit + 1 }, (_, index) => attempt(index));
    const live = reduceLive(noLiveAttempts, { type: 'arrived', attempts, held: true });
    expect(live.overflowed).toBe(true);
    expect(live.waiting).toHaveLength(liveLimit);
    expect(reduceLive(live, { type: 'cleared' })).toEqual(noLiveAttempts);
  });
});

describe('beside the list', () => {
  test('when the list was read later than an attempt came in, it stands there once', () => {
    expect(ids(merge([attempt(3), attempt(2)], [attempt(2), attempt(1)], {}))).toEqual(['3', '2', '1']);
  });

  test('when an attempt does not pass the filter, it is left out', () => {
    expect(ids(merge([attempt(3), attempt(2, { result: 'accepted' })], [], { result: 'refused' }))).toEqual(['3']);
  });
});

test.each([
  [{ device: 'pump' }, true],
  [{ device: 'valve' }, false],
  [{ reason: 'issuer-not-found' }, true],
  [{ reason: 'chain-refused' }, false],
  [{ from: '2026-06-01T12:00:01Z' }, false],
  [{ from: '2026-06-01T12:00:00Z', result: 'refused' as const }, true],
])('under the filter %j, an attempt passes: %s', (filter, expected) => {
  expect(passes(filter, attempt(1))).toBe(expected);
});

test('when there was no finding, the error is the reason', () => {
  expect(reasonsOf(attempt(1, { findings: [] }))).toEqual(['chain-refused']);
  expect(reasonsOf(attempt(1, { findings: [], errorCode: null }))).toEqual([]);
});
