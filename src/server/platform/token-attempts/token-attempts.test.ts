import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { tokenAttemptList, tokenAttemptsPath, type TokenAttempt } from '#contract/token-attempts.ts';
import { createChain } from '#testing/certificate-factory.ts';
import { acceptedAttempt, refusedAttempt, secondRecorder } from '#testing/device-attempts.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';
import type { DeviceAttempt } from './device-attempt.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());
afterEach(async () => {
  await gatehouse.storage.deleteFrom('token_attempts').execute();
  await gatehouse.storage.deleteFrom('token_attempt_counts').execute();
});

const now = (): Date => gatehouse.clock.now();
const record = async (...attempts: DeviceAttempt[]): Promise<void> => {
  const recorder = secondRecorder(gatehouse);
  for (const attempt of attempts) recorder.record(attempt);
  await recorder.stop();
};
const list = async (query = ''): Promise<{ attempts: TokenAttempt[]; next: string | null }> =>
  tokenAttemptList.parse((await gatehouse.call('GET', tokenAttemptsPath + query)).json);
const devices = async (query = ''): Promise<(string | null)[]> =>
  (await list(query)).attempts.map(({ device }) => device);

describe('the list of attempts', () => {
  test('tells what happened, newest first', async () => {
    await record(
      acceptedAttempt(now()),
      refusedAttempt(now(), { device: undefined, findings: [], errorCode: 'chain-refused', tlsVersion: undefined }),
    );
    expect((await list()).attempts).toMatchObject([
      { result: 'refused', status: 401, errorCode: 'chain-refused', findings: [], device: null, tlsVersion: null },
      {
        result: 'accepted',
        time: '2026-06-01T00:00:00.000Z',
        status: 200,
        errorCode: null,
        device: 'd1',
        anchorFingerprint: 'a'.repeat(40),
        tlsVersion: 'TLSv1.3',
        remoteAddress: '192.0.2.1',
        requestId: 'request-1',
      },
    ]);
  });

  test('is read page by page, also while new ones come', async () => {
    await record(...['d1', 'd2', 'd3', 'd4', 'd5'].map((device) => acceptedAttempt(now(), { device })));
    const first = await list('?limit=2');
    expect(first.attempts.map(({ device }) => device)).toEqual(['d5', 'd4']);
    await record(acceptedAttempt(now(), { device: 'd6' }));
    const second = await list(`?limit=2&before=${first.next}`);
    expect(second.attempts.map(({ device }) => device)).toEqual(['d3', 'd2']);
    expect(await list(`?limit=2&before=${second.next}`)).toMatchObject({ attempts: [{ device: 'd1' }], next: null });
  });

  test('is narrowed by result, device, finding and time', async () => {
    const later = new Date(now().getTime() + 60_000);
    await record(
      acceptedAttempt(now(), { device: 'Pump_7' }),
      refusedAttempt(now(), { device: 'pumpX7', findings: ['not-ca', 'expired'] }),
      refusedAttempt(later, { device: '100%', findings: [], errorCode: 'device-user-disabled', status: 403 }),
    );
    expect(await devices('?result=accepted')).toEqual(['Pump_7']);
    expect(await devices('?device=PUMP')).toEqual(['pumpX7', 'Pump_7']);
    expect(await devices('?device=p_7')).toEqual(['Pump_7']);
    expect(await devices('?device=%25')).toEqual(['100%']);
    expect(await devices('?finding=expired')).toEqual(['pumpX7']);
    expect(await devices('?finding=not')).toEqual([]);
    expect(await devices('?finding=device-user-disabled')).toEqual(['100%']);
    expect(await devices(`?from=${later.toISOString()}`)).toEqual(['100%']);
    expect(await devices(`?to=${later.toISOString()}&result=refused`)).toEqual(['pumpX7']);
  });

  test('is narrowed by request id, remote address and TLS version', async () => {
    await record(
      acceptedAttempt(now(), { device: 'd1', requestId: 'request-1', remoteAddress: '192.0.2.1' }),
      acceptedAttempt(now(), {
        device: 'd2',
        requestId: 'request-11',
        remoteAddress: '2001:db8::1',
        tlsVersion: 'TLSv1.2',
      }),
      refusedAttempt(now(), {
        device: 'd3',
        requestId: 'request-3',
        remoteAddress: '192.0.2.1',
        tlsVersion: undefined,
      }),
    );
    expect(await devices('?requestId=request-1')).toEqual(['d1']);
    expect(await devices('?remoteAddress=192.0.2.1')).toEqual(['d3', 'd1']);
    expect(await devices('?remoteAddress=192.0.2')).toEqual([]);
    expect(await devices('?remoteAddress=2001:db8::1')).toEqual(['d2']);
    expect(await devices('?tlsVersion=TLSv1.2')).toEqual(['d2']);
    expect(await devices('?tlsVersion=TLSv1.3&remoteAddress=192.0.2.1')).toEqual(['d1']);
  });

  test.each([
    '?requestId=a%20b',
    '?remoteAddress=%27',
    '?tlsVersion=SSLv3',
    '?limit=0',
    '?limit=many',
    '?result=maybe',
    '?from=soon',
    '?before=x',
    '?finding=%25',
  ])('refuses %s', async (query) => {
    expect((await gatehouse.call('GET', tokenAttemptsPath + query)).status).toBe(422);
  });
});

describe('one attempt', () => {
  test('carries the presented chain as PEM', async () => {
    const { device, intermediate } = createChain();
    await record(refusedAttempt(now(), { chain: [device.der, intermediate.der] }));
    const [attempt] = (await list()).attempts;
    const { json } = await gatehouse.call('GET', `${tokenAttemptsPath}/${attempt?.id}`);
    expect(json).toMatchObject({ ...attempt, chainPem: device.pem + intermediate.pem });
    expect(new X509Certificate(device.pem).raw).toEqual(Buffer.from(device.der));
  });

  test('without a certificate carries none', async () => {
    await record(refusedAttempt(now(), { chain: [] }));
    const [attempt] = (await list()).attempts;
    expect((await gatehouse.call('GET', `${tokenAttemptsPath}/${attempt?.id}`)).json).toMatchObject({ chainPem: '' });
  });

  test.each(['0', '999999', 'x', '1e3'])('that is not there (%s) is not found', async (id) => {
    expect((await gatehouse.call('GET', `${tokenAttemptsPath}/${id}`)).status).toBe(404);
  });
});

describe('the summary', () => {
  const summary = (query: string) => gatehouse.call('GET', `${tokenAttemptsPath}/summary?${query}`);
  const day = 'from=2026-06-01T00:00:00Z&to=2026-06-02T00:00:00Z';

  test('counts by result and reason over time', async () => {
    const at = (minutes: number) => new Date(now().getTime() + minutes * 60_000);
    await record(acceptedAttempt(at(0)), acceptedAttempt(at(59)), refusedAttempt(at(61)), refusedAttempt(at(119)));
    await record(refusedAttempt(at(119), { findings: [], errorCode: 'device-user-disabled' }));
    expect((await summary(day)).json).toEqual({
      bucketSeconds: 3600,
      buckets: [
        { time: '2026-06-01T00:00:00.000Z', accepted: 2, refused: {} },
        { time: '2026-06-01T01:00:00.000Z', accepted: 0, refused: { expired: 2, 'device-user-disabled': 1 } },
      ],
      total: { accepted: 2, refused: { expired: 2, 'device-user-disabled': 1 } },
    });
    expect((await summary(`${day}&bucketSeconds=300`)).json).toMatchObject({ buckets: { length: 4 } });
  });

  test.each([
    `${day}&bucketSeconds=60`,
    'from=2026-06-02T00:00:00Z&to=2026-06-01T00:00:00Z',
    'from=2020-06-01T00:00:00Z&to=2026-06-01T00:00:00Z&bucketSeconds=300',
    'to=2026-06-01T00:00:00Z',
  ])('refuses %s', async (query) => {
    expect((await summary(query)).status).toBe(422);
  });
});

describe('rights to attempts', () => {
  const paths = ['', '/1', '/summary?from=2026-06-01T00:00:00Z&to=2026-06-02T00:00:00Z', '/stream'];

  test.each(paths)('whoever lacks the role, a device and a stranger are refused at %j', async (path) => {
    const call = async (authorization: string | null) =>
      (await gatehouse.call('GET', tokenAttemptsPath + path, { authorization })).status;
    const userName = `plain${path.length}`;
    expect(await call(await gatehouse.addUser({ userName, roles: ['ROLE_OPTION_MANAGEMENT_ADMIN'] }))).toBe(403);
    const device = { userName: `device_${path.length}`, kind: 'device', roles: ['ROLE_DEVICE'] } as const;
    expect(await call(await gatehouse.addUser({ ...device, roles: [...device.roles] }))).toBe(403);
    expect(await call(null)).toBe(401);
  });

  test('one tenant sees nothing of another, and attempts of nobody known belong to the configured tenant', async () => {
    await gatehouse.addTenant('t2');
    const reader = { tenantId: 't2', userName: 'reader', roles: ['ROLE_TENANT_MANAGEMENT_READ'] };
    const authorization = await gatehouse.addUser(reader);
    await record(
      acceptedAttempt(now(), { device: 'ours' }),
      acceptedAttempt(now(), { device: 'theirs', tenantId: 't2' }),
      refusedAttempt(now(), { device: 'stranger', tenantId: undefined }),
    );
    const read = async (path: string) =>
      (await gatehouse.call('GET', tokenAttemptsPath + path, { authorization })).json;
    expect(await read('')).toMatchObject({ attempts: [{ device: 'theirs' }], next: null });
    expect(await read(paths[2] ?? '')).toMatchObject({ total: { accepted: 1, refused: {} } });
    expect(await devices()).toEqual(['stranger', 'ours']);
    const stranger = (await list()).attempts[0]?.id;
    expect(await read(`/${stranger}`)).toMatchObject({ details: { code: 'not-found' } });
  });
});
