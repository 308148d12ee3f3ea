import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GatehouseError } from '#contract/error-codes.ts';
import { basic, startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';
import { SlowDown } from './slow-down.ts';

const at = (seconds: number): Date => new Date(seconds * 1000);
const limits = { freeAttempts: 3, longestWaitSeconds: 60, forgetAfterSeconds: 900, entries: 3 };
function waitAfter(slowDown: SlowDown, name: string, seconds: number): unknown {
  try {
    slowDown.attempt(name, at(seconds));
    return 0;
  } catch (error) {
    return error instanceof GatehouseError ? error.evidence['retryAfterSeconds'] : error;
  }
}

describe('slowing down', () => {
  test('doubles the wait with each failure beyond the free ones, up to the longest', () => {
    const slowDown = new SlowDown(limits);
    for (const _ of [1, 2, 3]) expect(waitAfter(slowDown, 'a', 0)).toBe(0);
    expect(waitAfter(slowDown, 'a', 0)).toBe(1);
    let now = 0;
    for (const wait of [1, 2, 4, 8, 16, 32, 60, 60]) {
      expect(waitAfter(slowDown, 'a', now + wait - 1)).toBe(1);
      now += wait;
      expect(waitAfter(slowDown, 'a', now)).toBe(0);
    }
    expect(waitAfter(slowDown, 'b', now)).toBe(0);
  });

  test('forgets after a success, and after a quiet time', () => {
    const slowDown = new SlowDown(limits);
    for (const _ of [1, 2, 3]) slowDown.attempt('a', at(0));
    slowDown.succeeded('a');
    expect(waitAfter(slowDown, 'a', 0)).toBe(0);
    for (const _ of [1, 2]) slowDown.attempt('a', at(0));
    expect(waitAfter(slowDown, 'a', 0)).toBe(1);
    expect(waitAfter(slowDown, 'a', 900)).toBe(0);
    expect(waitAfter(slowDown, 'a', 900)).toBe(0);
  });

  test('waits no longer where the clock was set back', () => {
    const slowDown = new SlowDown(limits);
    for (const _ of [1, 2, 3]) slowDown.attempt('a', at(1000));
    expect(waitAfter(slowDown, 'a', 0)).toBe(1);
    expect(waitAfter(slowDown, 'a', 1)).toBe(0);
  });

  test('keeps a bounded number of names and gives up the one that failed longest ago', () => {
    const slowDown = new SlowDown(limits);
    for (const name of ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'd']) slowDown.attempt(name, at(0));
    expect(waitAfter(slowDown, 'a', 0)).toBe(0);
    expect(waitAfter(slowDown, 'd', 0)).toBe(0);
  });
});

describe('guessing passwords', () => {
  let gatehouse: TestGatehouse;
  beforeEach(async () => {
    gatehouse = await startTestGatehouse();
  });
  afterEach(() => gatehouse.stop());
  const attempt = (authorization: string) => gatehouse.call('GET', '/user/currentUser', { authorization });

  test('of one user is slowed down, and the right password has to wait as well', async () => {
    for (const guess of ['1', '2', '3', '4', '5']) expect((await attempt(basic('admin', guess))).status).toBe(401);
    const slowed = await attempt(basic('admin'));
    expect(slowed.status).toBe(429);
    expect(slowed.headers.get('retry-after')).toBe('1');
    expect(slowed.json).toMatchObject({ details: { code: 'too-many-attempts', evidence: { retryAfterSeconds: 1 } } });
    gatehouse.clock.advance(1);
    expect((await attempt(basic('admin'))).status).toBe(200);
  });

  test('many at once gains nothing', async () => {
    const guesses = Array.from({ length: 12 }, (_, index) => attempt(basic('admin', `guess ${index}`)));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  test('of many users from one address is slowed down', async () => {
    for (let index = 0; index < 20; index += 1) expect((await attempt(basic(`user${index}`, 'x'))).status).toBe(401);
    expect((await attempt(basic('user20', 'x'))).status).toBe(429);
  });

  test('the right password many times at once is checked once and never slowed down', async () => {
    const replies = await Promise.all(Array.from({ length: 40 }, () => attempt(basic('admin'))));
    expect(replies.every(({ status }) => status === 200)).toBe(true);
  });
});
