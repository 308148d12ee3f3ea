import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GatehouseError } from '#contract/error-codes.ts';
import { tokenAttemptsPath } from '#contract/token-attempts.ts';
import { acceptedAttempt, secondRecorder } from '#testing/device-attempts.ts';
import { basic, startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';
import { streamAttempts } from './attempt-stream.ts';
import { newestAttemptId } from './store.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());

interface Stream {
  status: number;
  /** Waits for the next event that fits, and returns its text; undefined where the stream ended before. */
  next(word: string): Promise<string | undefined>;
  close(): void;
}

async function openStream(headers: Record<string, string>, url = gatehouse.restUrl): Promise<Stream> {
  const leaving = new AbortController();
  const response = await fetch(`${url}${tokenAttemptsPath}/stream`, { headers, signal: leaving.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    status: response.status,
    next: async (word) => {
      for (;;) {
        const event = text.split('\n\n').find((part) => part.includes(word));
        if (event !== undefined) return event;
        const chunk = await reader?.read();
        if (chunk === undefined || chunk.done) return undefined;
        text += chunk.value;
      }
    },
    close: () => leaving.abort(),
  };
}

const record = async (device: string): Promise<void> => {
  const recorder = secondRecorder(gatehouse);
  recorder.record(acceptedAttempt(gatehouse.clock.now(), { device }));
  await recorder.stop();
};
const token = async (authorization: string): Promise<string> => {
  const [userName = '', password = ''] = Buffer.from(authorization.slice(6), 'base64').toString().split(':');
  const { json } = await gatehouse.call('POST', '/tenant/oauth/token', {
    authorization: null,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'PASSWORD', username: userName, password }).toString(),
  });
  return `Bearer ${(json as { access_token: string }).access_token}`;
};

describe('the stream of attempts', () => {
  test('tells new attempts, also those of another process, and none from before', async () => {
    await record('before');
    const stream = await openStream({ authorization: basic('admin') });
    await stream.next('retry');
    await record('after');
    const event = await stream.next('event: attempt');
    expect(event).toContain('"device":"after"');
    expect(event).toMatch(/^id: \d+$/m);
    stream.close();
  });

  test('goes on where a reader that comes back left off', async () => {
    const stream = await openStream({ authorization: basic('admin') });
    await stream.next('retry');
    await record('first');
    const id = /^id: (\d+)$/m.exec((await stream.next('event: attempt')) ?? '')?.[1] ?? '';
    stream.close();
    await record('missed');
    const again = await openStream({ authorization: basic('admin'), 'last-event-id': id });
    expect(await again.next('event: attempt')).toContain('"device":"missed"');
    again.close();
  });

  test('ends when the reader logs out', async () => {
    const authorization = await token(basic('admin'));
    const stream = await openStream({ authorization });
    await stream.next('retry');
    await gatehouse.call('POST', '/user/logout', { authorization });
    expect(await stream.next('event: end')).toContain('credentials-invalid');
    expect(await stream.next('nothing more')).toBeUndefined();
  });

  test('tells nothing that happened after the right had ended', async () => {
    let asked = 0;
    const events = streamAttempts({
      storage: gatehouse.storage,
      recorder: secondRecorder(gatehouse),
      tenantId: 't1001',
      afterId: await newestAttemptId(gatehouse.storage, 't1001'),
      signal: new AbortController().signal,
      stillAllowed: async () => {
        asked += 1;
        if (asked > 1) throw new GatehouseError('forbidden', 'Access is denied.');
        await record('too-late');
      },
    });
    let text = '';
    for await (const event of events) text += event;
    expect(text).not.toContain('too-late');
    expect(text).toContain('event: end\ndata: forbidden');
  });

  test('ends when the reader loses the role', async () => {
    const authorization = await gatehouse.addUser({ userName: 'reader', roles: ['ROLE_TENANT_MANAGEMENT_READ'] });
    const stream = await openStream({ authorization });
    await stream.next('retry');
    await gatehouse.storage.updateTable('users').set({ roles: '[]' }).where('user_name', '=', 'reader').execute();
    expect(await stream.next('event: end')).toContain('forbidden');
  });

  test('tells nothing of another tenant', async () => {
    await gatehouse.addTenant('t2');
    const reader = { tenantId: 't2', userName: 'reader', roles: ['ROLE_TENANT_MANAGEMENT_READ'] };
    const stream = await openStream({ authorization: await gatehouse.addUser(reader) });
    await stream.next('retry');
    await record('ours');
    const recorder = secondRecorder(gatehouse);
    recorder.record(acceptedAttempt(gatehouse.clock.now(), { device: 'theirs', tenantId: 't2' }));
    await recorder.stop();
    expect(await stream.next('event: attempt')).toContain('"device":"theirs"');
    stream.close();
  });

  test('takes 50 readers of a tenant and no more until one leaves', async () => {
    const authorization = await token(basic('admin'));
    const streams = await Promise.all(Array.from({ length: 50 }, () => openStream({ authorization })));
    expect(streams.map(({ status }) => status)).toEqual(streams.map(() => 200));
    expect((await openStream({ authorization })).status).toBe(503);
    for (const stream of streams) stream.close();
  });

  test('ends when the server stops', async () => {
    const other = await startTestGatehouse();
    const stream = await openStream({ authorization: basic('admin') }, other.restUrl);
    await stream.next('retry');
    await other.stop();
    expect(await stream.next('nothing more')).toBeUndefined();
  });
});
