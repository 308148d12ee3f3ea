import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStorage } from '#server/storage/open-storage.ts';
import { callDevice } from '#testing/call-device.ts';
import { callRest } from '#testing/call-rest.ts';
import { createDevice, createRoot } from '#testing/certificate-factory.ts';
import { validNow } from '#testing/fake-endpoint.ts';
import { basic, testPassword } from '#testing/start-gatehouse.ts';
import { startProcess } from '#testing/start-process.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'gatehouse-kill-devices-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

test('attack 32: when the server is killed while devices register, every device that got a token is still known', async () => {
  const running = await startProcess({ GATEHOUSE_DATA: dataFolder, GATEHOUSE_ADMIN_PASSWORD: testPassword });
  const ca = createRoot({ subject: 'Killed Fleet CA', ...validNow });
  const upload = await callRest(running.url, 'POST', '/tenant/tenants/t1001/trusted-certificates', {
    authorization: basic('admin'),
    json: { certInPemFormat: ca.pem, status: 'ENABLED', autoRegistrationEnabled: true },
  });
  expect(upload.status).toBe(201);
  const registered: string[] = [];
  const killed = Promise.withResolvers<unknown>();
  const register = async (lane: number): Promise<void> => {
    for (let index = 0; ; index += 1) {
      const subject = `lane-${lane}-${index}`;
      const reply = await callDevice(running, { device: createDevice(ca, { subject, ...validNow }) }).catch(
        () => undefined,
      );
      if (reply === undefined) return;
      expect(reply.status).toBe(200);
      registered.push(`device_${subject}`);
      if (registered.length === 30) killed.resolve(running.end('SIGKILL'));
    }
  };
  await Promise.all([0, 1, 2, 3].map(register));
  await killed.promise;
  const storage = await openStorage(dataFolder);
  const users = await storage.selectFrom('users').select('user_name').where('kind', '=', 'device').execute();
  await storage.destroy();
  const known = users.map(({ user_name: name }) => name);
  expect(registered.length).toBeGreaterThanOrEqual(30);
  expect(known).toEqual(expect.arrayContaining(registered));
});
