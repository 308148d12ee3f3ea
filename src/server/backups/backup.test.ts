import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { create } from 'tar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callDevice } from '#testing/call-device.ts';
import { callRest, type RestReply } from '#testing/call-rest.ts';
import { createDevice, createRoot } from '#testing/certificate-factory.ts';
import { validNow } from '#testing/fake-endpoint.ts';
import { temporaryFolder } from '#testing/openssl.ts';
import { basic, testPassword } from '#testing/start-gatehouse.ts';
import { startProcess, type RunningProcess } from '#testing/start-process.ts';

const files = temporaryFolder();
const inFolder = (name: string): string => join(files.folder, name);
const file = inFolder('backup.tar');
const ca = createRoot({ subject: 'Backed-up CA', ...validNow });
const certificates = '/tenant/tenants/t1001/trusted-certificates';
let running: RunningProcess;
/** Tokens that were given before the backup began. */
const tokens: string[] = [];
let exitCode: unknown;
/** How many were given while it ran. */
let during: number;
let listed: unknown;
let authority: string;

const run = (script: 'backup' | 'restore', argument: string[], dataFolder: string) =>
  spawnSync('node', [`src/server/${script}.ts`, ...argument], {
    encoding: 'utf8',
    env: { ...process.env, GATEHOUSE_DATA: dataFolder },
  });
const call = (method: string, path: string, json?: unknown): Promise<RestReply> =>
  callRest(running.url, method, path, { authorization: basic('admin'), ...(json === undefined ? {} : { json }) });
const works = async (token: string): Promise<number> =>
  (await callRest(running.url, 'GET', '/user/currentUser', { authorization: `Bearer ${token}` })).status;

beforeAll(async () => {
  running = await startProcess({ GATEHOUSE_ADMIN_PASSWORD: testPassword, GATEHOUSE_DATA: inFolder('data') });
  await call('POST', certificates, { certInPemFormat: ca.pem, status: 'ENABLED', autoRegistrationEnabled: true });
  await call('PUT', '/tenant/options/oauth.internal/device-token.lifespan.seconds', { value: '7200' });
  listed = (await call('GET', certificates)).json;
  authority = await running.ca();
  const done = new AbortController();
  const firstTokens = Promise.withResolvers<void>();
  const lane = async (number: number): Promise<void> => {
    for (let index = 0; !done.signal.aborted; index += 1) {
      const device = createDevice(ca, { subject: `lane-${number}-${index}`, ...validNow });
      const { body } = await callDevice(running, { device });
      tokens.push(String(body['accessToken']));
      if (tokens.length === 40) firstTokens.resolve();
    }
  };
  const lanes = [0, 1, 2, 3].map(lane);
  await firstTokens.promise;
  const given = tokens.length;
  const backup = spawn('node', ['src/server/backup.ts', file], {
    env: { ...process.env, GATEHOUSE_DATA: inFolder('data') },
    stdio: 'inherit',
  });
  exitCode = await new Promise((resolve) => backup.once('exit', resolve));
  done.abort();
  await Promise.all(lanes);
  during = tokens.length - given;
  tokens.length = given;
  await running.end('SIGTERM');
});
afterAll(() => files.remove());

describe('a backup that was made while devices asked for tokens', () => {
  test('is one file that only its owner can read, and nothing else is left beside it', () => {
    expect([exitCode, during]).toEqual([0, expect.toSatisfy((count) => count > 0)]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(files.folder).toSorted()).toEqual(['backup.tar', 'data']);
  });

  test('restored into a new folder gives the same trust, and every token from before it works', async () => {
    const { status, stdout } = run('restore', [file], inFolder('restored'));
    expect([status, stdout]).toEqual([0, expect.stringContaining('Start the server.')]);
    running = await startProcess({ GATEHOUSE_DATA: inFolder('restored') });
    expect((await call('GET', certificates)).json).toMatchObject(
      JSON.parse(
        JSON.stringify(listed)
          .replaceAll(/"(self|next|prev)":"[^"]*",?/g, '')
          .replaceAll(',}', '}'),
      ),
    );
    expect(await running.ca()).toBe(authority);
    for (const token of tokens) expect(await works(token)).toBe(200);
    const fresh = await callDevice(running, { device: createDevice(ca, { subject: 'fresh', ...validNow }) });
    expect(fresh.status).toBe(200);
    expect(Number(fresh.claims['exp']) - Number(fresh.claims['iat'])).toBe(7200);
    await running.end('SIGTERM');
    for (const entry of readdirSync(inFolder('restored'), { recursive: true, withFileTypes: true })) {
      const { mode } = statSync(join(entry.parentPath, entry.name));
      expect([entry.name, mode & 0o077]).toEqual([entry.name, 0]);
    }
  });

  test('is restored whole or not at all, whenever the restoration is killed', async () => {
    const target = inFolder('killed');
    const restoring = spawn('node', ['src/server/restore.ts', file], {
      env: { ...process.env, GATEHOUSE_DATA: target },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => restoring.once('exit', resolve));
    const watcher = watch(files.folder, (_event, name) => {
      if (name?.startsWith('killed.restoring-') === true) restoring.kill('SIGKILL');
    });
    await ended;
    watcher.close();
    const namesIn = (folder: string) => readdirSync(folder, { recursive: true }).map(String).toSorted();
    // On a busy machine the signal may come when all is done.
    const isWhole = existsSync(target);
    expect(isWhole ? 0 : run('restore', [file], target).status).toBe(0);
    expect(run('restore', [file], inFolder('whole')).status).toBe(0);
    expect(namesIn(target)).toEqual(namesIn(inFolder('whole')));
    expect(readdirSync(files.folder).filter((name) => name.startsWith('killed'))).toEqual(['killed']);
  });
});

describe('a backup is refused', () => {
  test('where the file is there already, and the file stays as it was', () => {
    const before = readFileSync(file);
    const { status, stderr } = run('backup', [file], inFolder('data'));
    expect([status, stderr]).toEqual([1, `${file} is there already. Name a new file.\n`]);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('where there is no data, or no folder for the file', () => {
    expect(run('backup', [inFolder('new.tar')], inFolder('nothing')).stderr).toContain('There is no Gatehouse data in');
    const nowhere = join(inFolder('nowhere'), 'new.tar');
    expect(run('backup', [nowhere], inFolder('data')).stderr).toContain('There is no folder');
    expect(existsSync(inFolder('nothing'))).toBe(false);
  });

  test.each([[[]], [['a', 'b']], [['--help']]])('without exactly one file (%j)', (argument) => {
    expect(run('backup', argument, inFolder('data'))).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^Usage/),
    });
    expect(run('restore', argument, inFolder('new'))).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^Usage/),
    });
  });
});

describe('a restoration is refused, and leaves nothing behind,', () => {
  const refused = (source: string, target = 'untouched'): string => {
    const { status, stderr } = run('restore', [source], inFolder(target));
    expect(status).toBe(1);
    expect(readdirSync(files.folder).filter((name) => name.startsWith(`${target}.restoring`))).toEqual([]);
    return stderr;
  };

  test('into a folder that is not empty', () => {
    mkdirSync(inFolder('full'));
    writeFileSync(inFolder('full/kept'), 'kept');
    expect(refused(file, 'full')).toMatch(/is not empty\. Stop the server and move the folder away, or name another/);
    expect(readdirSync(inFolder('full'))).toEqual(['kept']);
  });

  test('where one octet of the database, or of a key, was changed', () => {
    const whole = readFileSync(file);
    for (const mark of ['SQLite format 3', '-----BEGIN PRIVATE KEY-----']) {
      const damaged = Buffer.from(whole);
      const place = whole.indexOf(mark) + mark.length + 100;
      damaged[place] = (damaged[place] ?? 0) ^ 1;
      writeFileSync(inFolder('damaged.tar'), damaged);
      expect(refused(inFolder('damaged.tar'))).toMatch(/It is damaged: .* was changed\./);
    }
    expect(existsSync(inFolder('untouched'))).toBe(false);
  });

  test('where the file is cut off, or is something else', async () => {
    const whole = readFileSync(file);
    writeFileSync(inFolder('short.tar'), whole.subarray(0, whole.length / 2));
    expect(refused(inFolder('short.tar'))).toMatch(/cut off|does not hold the files|damaged/);
    writeFileSync(inFolder('text.tar'), 'no archive at all, whatever its name says'.repeat(100));
    expect(refused(inFolder('text.tar'))).toMatch(/It is no(t| tar)/);
    await create({ file: inFolder('other.tar'), cwd: files.folder }, ['text.tar']);
    expect(refused(inFolder('other.tar'))).toMatch(/It is not a backup of Gatehouse/);
    expect(refused(inFolder('missing.tar'))).toMatch(/There is no file/);
  });

  test('where it holds a file beside those it names, wherever that would go', async () => {
    const folder = inFolder('unpacked');
    mkdirSync(folder);
    spawnSync('tar', ['-xf', file, '-C', folder]);
    mkdirSync(join(folder, 'more'));
    writeFileSync(join(folder, 'more/evil'), 'x');
    writeFileSync(inFolder('outside'), 'x');
    const names = [...readdirSync(folder), `../${basename(inFolder('outside'))}`];
    await create({ file: inFolder('more.tar'), cwd: folder, preservePaths: true }, names);
    rmSync(inFolder('outside'));
    expect(refused(inFolder('more.tar'))).toMatch(/It is no tar archive|does not hold the files it names/);
    expect(existsSync(inFolder('outside'))).toBe(false);
    expect(existsSync(inFolder('untouched'))).toBe(false);
  });
});
