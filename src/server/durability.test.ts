import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bodyToken } from '#contract/sessions.ts';
import { callRest, type RestCall, type RestReply } from '#testing/call-rest.ts';
import { createRoot, pemOf } from '#testing/certificate-factory.ts';
import { basic, testPassword } from '#testing/start-gatehouse.ts';
import { startProcess, type RunningProcess } from '#testing/start-process.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'gatehouse-kill-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

const start = (): Promise<RunningProcess> =>
  startProcess({ GATEHOUSE_DATA: dataFolder, GATEHOUSE_ADMIN_PASSWORD: testPassword });
const writesBeforeKill = 25;
const anchors = Array.from({ length: 100 }, (_, index) => createRoot({ subject: `Root ${index}` }));
const certificates = '/tenant/tenants/t1001/trusted-certificates';

let running: RunningProcess;
const call = (method: string, path: string, rest: RestCall = {}): Promise<RestReply> =>
  callRest(running.url, method, path, { authorization: basic('admin'), ...rest });

async function newToken(): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'PASSWORD', username: 'admin', password: testPassword }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const reply = await call('POST', '/tenant/oauth/token', { authorization: null, body, headers });
  return bodyToken.parse(reply.json).access_token;
}

/** One write after the other until the server is gone. @returns how many were acknowledged. */
async function writeUntilKilled(
  write: (index: number) => Promise<RestReply>,
  acknowledged: () => void,
): Promise<number> {
  for (let index = 0; ; index += 1) {
    try {
      const { status } = await write(index);
      expect(status).toBeLessThan(300);
      acknowledged();
    } catch (error) {
      if (error instanceof TypeError) return index;
      throw error;
    }
  }
}

test('attack 32: when the server is killed during a stream of writes, nothing acknowledged is lost', async () => {
  running = await start();
  const tokens = await Promise.all(Array.from({ length: 100 }, newToken));
  const bearer = (index: number): RestCall => ({ authorization: `Bearer ${tokens[index]}` });
  const pem = (index: number): string => pemOf('CERTIFICATE', anchors[index]?.der ?? new Uint8Array());
  let total = 0;
  const killed = Promise.withResolvers<unknown>();
  const acknowledged = (): void => {
    total += 1;
    if (total === 3 * writesBeforeKill) killed.resolve(running.end('SIGKILL'));
  };
  const [options, added, ended] = await Promise.all([
    writeUntilKilled((index) => call('PUT', `/tenant/options/kill/k${index}`, { json: { value: 'v' } }), acknowledged),
    writeUntilKilled(
      (index) => call('POST', certificates, { json: { certInPemFormat: pem(index), status: 'ENABLED' } }),
      acknowledged,
    ),
    writeUntilKilled((index) => call('POST', '/user/logout', bearer(index)), acknowledged),
  ]);
  await killed.promise;
  expect(options + added + ended).toBeGreaterThanOrEqual(3 * writesBeforeKill);

  running = await start();
  const stored = await call('GET', '/tenant/options/kill');
  expect(Object.keys(Object(stored.json)).length).toBeGreaterThanOrEqual(options);
  const listed = await call('GET', `${certificates}?pageSize=1&withTotalElements=true`);
  expect(listed.json).toMatchObject({ statistics: { totalElements: expect.toSatisfy((count) => count >= added) } });
  for (let index = 0; index < ended; index += 1) {
    expect([index, (await call('GET', '/user/currentUser', bearer(index))).status]).toEqual([index, 401]);
  }
  // The one after those that were acknowledged may have been on its way; the one after that was never sent.
  expect((await call('GET', '/user/currentUser', bearer(ended + 1))).status).toBe(200);
  await running.end('SIGTERM');
});
