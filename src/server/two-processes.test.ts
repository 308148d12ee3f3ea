import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenAttemptsPath } from '#contract/token-attempts.ts';
import { callDevice, keptConnection, type DeviceReply } from '#testing/call-device.ts';
import { callRest, type RestReply } from '#testing/call-rest.ts';
import { createDevice, createRoot } from '#testing/certificate-factory.ts';
import { validNow } from '#testing/fake-endpoint.ts';
import { runScript } from '#testing/run-script.ts';
import { basic, testPassword } from '#testing/start-gatehouse.ts';
import { startProcess, type RunningProcess } from '#testing/start-process.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'gatehouse-two-'));
const ca = createRoot({ subject: 'Shared CA', ...validNow });
const certificates = '/tenant/tenants/t1001/trusted-certificates';
/** Where admins make changes, and where they have to take effect. */
let here: RunningProcess;
let there: RunningProcess;
let fingerprint: string;

const admin = basic('admin');
const change = (method: string, path: string, json?: unknown, authorization = admin): Promise<RestReply> =>
  callRest(here.url, method, path, { authorization, ...(json === undefined ? {} : { json }) });
const whoAmI = async (token: string, { url }: RunningProcess = there): Promise<number> =>
  (await callRest(url, 'GET', '/user/currentUser', { authorization: `Bearer ${token}` })).status;
const tokenOf = ({ status, body }: DeviceReply): string => {
  expect(status).toBe(200);
  return String(body['accessToken']);
};
const deviceNamed = (subject: string) => createDevice(ca, { subject, ...validNow });

beforeAll(async () => {
  const env = { GATEHOUSE_DATA: dataFolder, GATEHOUSE_ADMIN_PASSWORD: testPassword };
  here = await startProcess(env);
  there = await startProcess(env);
  const upload = { certInPemFormat: ca.pem, status: 'ENABLED', autoRegistrationEnabled: true };
  const { json } = await change('POST', certificates, upload);
  fingerprint = (json as { fingerprint: string }).fingerprint;
});
afterAll(async () => {
  await Promise.all([here.end('SIGTERM'), there.end('SIGTERM')]);
  rmSync(dataFolder, { recursive: true, force: true });
});

describe('what is changed in one process counts at the next request in another one on the same data', () => {
  test('trust, on an open connection', async () => {
    const [agent, device] = [keptConnection(), deviceNamed('kept')];
    const next = async (): Promise<number> => (await callDevice(there, { device, agent })).status;
    expect([await next(), await next()]).toEqual([200, 200]);
    await change('PUT', `${certificates}/${fingerprint}`, { status: 'DISABLED' });
    expect(await next()).toBe(401);
    await change('PUT', `${certificates}/${fingerprint}`, { status: 'ENABLED' });
    expect(await next()).toBe(200);
    agent.destroy();
  });

  test('a device user, for its tokens and on its open connection', async () => {
    const [agent, device] = [keptConnection(), deviceNamed('switched')];
    const next = (): Promise<DeviceReply> => callDevice(there, { device, agent });
    const token = tokenOf(await next());
    expect(await whoAmI(token)).toBe(200);
    await change('PUT', '/user/t1001/users/device_switched', { enabled: false });
    expect([await whoAmI(token), (await next()).status]).toEqual([401, 403]);
    await change('PUT', '/user/t1001/users/device_switched', { enabled: true });
    expect((await next()).status).toBe(200);
    agent.destroy();
  });

  test('the lifespan, for the next token of an open connection', async () => {
    const [agent, device] = [keptConnection(), deviceNamed('timed')];
    const lifespan = async (): Promise<number> => {
      const { claims } = await callDevice(there, { device, agent });
      return Number(claims['exp']) - Number(claims['iat']);
    };
    const path = '/tenant/options/oauth.internal/device-token.lifespan.seconds';
    expect(await lifespan()).toBe(3600);
    await change('PUT', path, { value: '300' });
    expect(await lifespan()).toBe(300);
    await change('DELETE', path);
    expect(await lifespan()).toBe(3600);
    agent.destroy();
  });

  test('the lifespan, set by many admins at once in both: one of them wins, the others are told', async () => {
    const path = '/tenant/options/oauth.internal/device-token.lifespan.seconds';
    const race = async (headers: Record<string, string>, first: number): Promise<string> => {
      const replies = await Promise.all(
        Array.from({ length: 20 }, (_, index) => {
          const json = { value: String(first + index) };
          return callRest((index % 2 === 0 ? here : there).url, 'PUT', path, { authorization: admin, json, headers });
        }),
      );
      const statuses = replies.map(({ status }) => String(status)).toSorted();
      expect(statuses).toEqual(['200', ...Array<string>(19).fill('412')]);
      const winner = replies.find(({ status }) => status === 200);
      const kept = await callRest(there.url, 'GET', path, { authorization: admin });
      expect(kept.json).toEqual({ ...(winner?.json as object), self: expect.any(String) });
      return kept.headers.get('etag') ?? '';
    };
    const etag = await race({ 'if-none-match': '*' }, 400);
    await race({ 'if-match': etag }, 500);
    await change('DELETE', path);
  });

  test('attack 27: a logout, of one token and of all', async () => {
    const [one, other] = [deviceNamed('out-1'), deviceNamed('out-2')];
    const [first, second] = [
      tokenOf(await callDevice(there, { device: one })),
      tokenOf(await callDevice(there, { device: other })),
    ];
    expect([await whoAmI(first), await whoAmI(second)]).toEqual([200, 200]);
    await change('POST', '/user/logout', undefined, `Bearer ${first}`);
    expect([await whoAmI(first), await whoAmI(second)]).toEqual([401, 200]);
    await change('POST', '/user/logout/t1001/allUsers');
    expect(await whoAmI(second)).toBe(401);
  });

  test('the signing key: the next token has it, and each process takes the tokens of the other', async () => {
    const device = deviceNamed('rotated');
    const kidOf = (token: string): unknown =>
      JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid;
    // Tokens of the second in which all were logged out are refused.
    const valid = async (): Promise<number> => whoAmI(tokenOf(await callDevice(there, { device })));
    await expect.poll(valid).toBe(200);
    const old = tokenOf(await callDevice(there, { device }));
    const rotated = await runScript('keys.ts', ['rotate'], { GATEHOUSE_DATA: dataFolder });
    expect(rotated.status).toBe(0);
    const fresh = [tokenOf(await callDevice(here, { device })), tokenOf(await callDevice(there, { device }))];
    for (const token of fresh) {
      expect(rotated.stdout).toContain(`${String(kidOf(token))} (ES256) signs from now on.`);
      expect([await whoAmI(token, here), await whoAmI(token, there)]).toEqual([200, 200]);
    }
    expect([await whoAmI(old, here), await whoAmI(old, there)]).toEqual([200, 200]);
  });

  test('the right to read a stream: it ends, and tells nothing that happened afterwards', async () => {
    const body = new URLSearchParams({ grant_type: 'PASSWORD', username: 'admin', password: testPassword }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { json } = await callRest(here.url, 'POST', '/tenant/oauth/token', { body, headers });
    const authorization = `Bearer ${(json as { access_token: string }).access_token}`;
    const stream = await fetch(`${there.url}${tokenAttemptsPath}/stream`, { headers: { authorization } });
    await change('POST', '/user/logout', undefined, authorization);
    await callDevice(there, { device: deviceNamed('unseen') });
    const text = await stream.text();
    expect(text).toContain('event: end\ndata: credentials-invalid');
    expect(text).not.toContain('unseen');
  });

  test('a password, also one that was verified a moment ago', async () => {
    const signedIn = async (): Promise<number> =>
      (await callRest(there.url, 'GET', '/user/currentUser', { authorization: admin })).status;
    expect([await signedIn(), await signedIn()]).toEqual([200, 200]);
    const reset = await runScript('admin.ts', ['reset-password'], { GATEHOUSE_DATA: dataFolder });
    expect(reset.status).toBe(0);
    expect(await signedIn()).toBe(401);
  });
});
