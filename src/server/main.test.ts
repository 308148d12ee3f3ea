import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callRest } from '#testing/call-rest.ts';
import { runScript, type ScriptEnd } from '#testing/run-script.ts';
import { basic } from '#testing/start-gatehouse.ts';
import { startProcess, type RunningProcess } from '#testing/start-process.ts';

let dataFolder: string;
let running: RunningProcess | undefined;
beforeEach(() => {
  dataFolder = join(mkdtempSync(join(tmpdir(), 'gatehouse-main-')), 'data');
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(join(dataFolder, '..'), { recursive: true, force: true });
});

const run = (script: string, args: string[] = [], env: Record<string, string> = {}): Promise<ScriptEnd> =>
  runScript(script, args, { GATEHOUSE_DATA: dataFolder, ...env });
const password = (): string => readFileSync(join(dataFolder, 'admin-password'), 'utf8').trim();
const signedIn = async (authorization: string): Promise<number> =>
  (await callRest(running?.url ?? '', 'GET', '/user/currentUser', { authorization })).status;

describe('the server process', () => {
  test('tells the generated password by a file that only its owner can read, never by the log', async () => {
    running = await startProcess({ GATEHOUSE_DATA: dataFolder });
    expect(await signedIn(basic('admin', password()))).toBe(200);
    expect(running.output()).not.toContain(password());
    expect(statSync(dataFolder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(dataFolder)) {
      expect([name, statSync(join(dataFolder, name)).mode & 0o077]).toEqual([name, 0]);
    }
  });

  test('is up once it says that it is ready', async () => {
    running = await startProcess({ GATEHOUSE_DATA: dataFolder });
    const reply = await callRest(running.url, 'GET', '/health');
    expect([reply.status, reply.json]).toEqual([200, { status: 'UP' }]);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('on %s stops listening and exits with 0', async (signal) => {
    running = await startProcess({ GATEHOUSE_DATA: dataFolder });
    expect(await running.end(signal)).toBe(0);
    await expect(callRest(running.url, 'GET', '/health')).rejects.toThrow('fetch failed');
  });

  test('reads the admin password on the first start alone', async () => {
    const started = await startProcess({ GATEHOUSE_DATA: dataFolder, GATEHOUSE_ADMIN_PASSWORD: 'first password' });
    await started.end('SIGTERM');
    running = await startProcess({ GATEHOUSE_DATA: dataFolder, GATEHOUSE_ADMIN_PASSWORD: 'second password' });
    expect(await signedIn(basic('admin', 'first password'))).toBe(200);
    expect(await signedIn(basic('admin', 'second password'))).toBe(401);
    expect(existsSync(join(dataFolder, 'admin-password'))).toBe(false);
  });

  test('with a bad configuration prints one line for each mistake, exits with 2 and creates nothing', async () => {
    const { status, stderr, stdout } = await run('main.ts', [], { GATEHOUSE_PORT: 'x', GATEHOUSE_TLS: 'maybe' });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('GATEHOUSE_PORT is "x"'),
      expect.stringContaining('GATEHOUSE_TLS is "maybe"'),
    ]);
    expect(existsSync(dataFolder)).toBe(false);
  });

  test.each(['GATEHOUSE_PORT', 'GATEHOUSE_DEVICE_PORT'])(
    'where %s is taken names it and exits with 1',
    async (name) => {
      const taken = createServer();
      const listening = Promise.withResolvers<void>();
      taken.listen(0, '127.0.0.1', listening.resolve);
      await listening.promise;
      const address = taken.address();
      const port = typeof address === 'object' ? String(address?.port) : '';
      const free = { GATEHOUSE_PORT: '0', GATEHOUSE_DEVICE_PORT: '0' };
      const { status, stderr } = await run('main.ts', [], { ...free, [name]: port });
      taken.close();
      expect(stderr.trim()).toBe(`Port ${port} on 127.0.0.1 is taken. ${name} takes another one.`);
      expect(status).toBe(1);
    },
  );
});

describe('npm run admin -- reset-password', () => {
  test('gives a new password while the server runs, and the old one and old sessions end', async () => {
    running = await startProcess({ GATEHOUSE_DATA: dataFolder, GATEHOUSE_ADMIN_PASSWORD: 'lost password' });
    expect(await signedIn(basic('admin', 'lost password'))).toBe(200);
    const { status, stdout } = await run('admin.ts', ['reset-password']);
    expect(status).toBe(0);
    expect(stdout).toContain('admin-password');
    expect(stdout).not.toContain(password());
    expect(await signedIn(basic('admin', 'lost password'))).toBe(401);
    expect(await signedIn(basic('admin', password()))).toBe(200);
  });

  test('without data, or with other words, changes nothing', async () => {
    expect((await run('admin.ts', ['reset-password'])).status).toBe(1);
    expect((await run('admin.ts')).status).toBe(2);
    expect((await run('admin.ts', ['reset-password', 'now'])).stderr).toContain('Usage:');
    expect(existsSync(dataFolder)).toBe(false);
  });
});
