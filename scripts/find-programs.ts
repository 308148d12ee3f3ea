/** Finds what the tests run beside Node: a Chromium, openssl and curl; installs them where this is root on Debian. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

function onPath(program: string): string | undefined {
  const found = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

let listsFresh = false;

function aptInstall(name: string): boolean {
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) return false;
  if (!listsFresh) spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  listsFresh = true;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  return run.status === 0;
}

function installedChromium(): string | undefined {
  const own = process.env['GATEHOUSE_CHROMIUM'];
  if (own !== undefined && own !== '') return own;
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : (onPath('chromium') ?? onPath('google-chrome'));
}

/**
 * The path of a Chromium, in the order of docs/running: GATEHOUSE_CHROMIUM, Playwright's own, the system's, a fresh install.
 * @throws Error with one line that says what to do, where none can be had.
 */
export function findChromium(): string {
  const present = installedChromium();
  if (present !== undefined) return present;
  if (!aptInstall('chromium')) spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
  const installed = installedChromium();
  if (installed === undefined)
    throw new Error('No Chromium found: install one, or set GATEHOUSE_CHROMIUM to its path.');
  return installed;
}

/** @throws Error that names the program, where it is missing and cannot be installed. */
export function needProgram(program: string): void {
  if (onPath(program) === undefined && !aptInstall(program))
    throw new Error(`${program} is missing: the tests run the real one. Install it.`);
}
