/**
 * The whole test run: every check in turn, their counts added up, closing with one line `N passed, N failed`.
 * `--quick` leaves out what starts servers or a browser: the daily loop.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, needProgram } from './find-programs.ts';

interface Count {
  passed: number;
  failed: number;
}

/** The parts of vitest's and Playwright's JSON reports that are read here. */
interface Report {
  numPassedTests?: number;
  numFailedTests?: number;
  stats?: { expected: number; unexpected: number; flaky: number };
}

/** Milliseconds that one of the checks may take: what hangs is a failure with a name, not a run without an end. */
const limit = 15 * 60_000;
const quick = process.argv.includes('--quick');
const reports = mkdtempSync(join(tmpdir(), 'gatehouse-test-'));

function run(command: string[], env: Record<string, string> = {}): Promise<number> {
  const [program = '', ...rest] = command;
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const child = spawn(program, rest, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    timeout: limit,
    killSignal: 'SIGKILL',
  });
  child.on('error', reject);
  child.on('exit', (code, signal) => {
    if (signal !== null) console.log(`${program} was ended by ${signal}; it may take ${limit / 60_000} minutes`);
    resolve(code ?? 1);
  });
  return promise;
}

async function check(name: string, command: string[]): Promise<Count> {
  console.log(`\n== ${name}`);
  const passed = (await run(command)) === 0;
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(project: string): Promise<Count> {
  console.log(`\n== ${project} tests`);
  const file = join(reports, `${project}.json`);
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(['vitest', 'run', '--project', project, ...output]);
  return counted(code, file, ({ numPassedTests = 0, numFailedTests = 0 }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
  }));
}

async function journeys(): Promise<Count> {
  console.log('\n== end-to-end journeys');
  const file = join(reports, 'journeys.json');
  const code = await run(['playwright', 'test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  return counted(code, file, ({ stats }) => ({
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
  }));
}

/** A runner that ended badly without a failed test, or that ran none, counts as one failure. */
function counted(code: number, file: string, read: (report: Report) => Count): Count {
  try {
    const count = read(JSON.parse(readFileSync(file, 'utf8')) as Report);
    const silent = count.failed === 0 && (code !== 0 || count.passed === 0);
    return silent ? { ...count, failed: 1 } : count;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const counts: Count[] = [];
try {
  for (const program of ['openssl', 'curl']) needProgram(program);
  counts.push(await check('format', ['prettier', '--check', '--log-level', 'warn', '.']));
  counts.push(await check('lint', ['oxlint']));
  counts.push(await check('types', ['tsc', '-p', '.']));
  if (!existsSync('../shared/conformance')) {
    console.log('\nThe public certification-path suites are skipped: ../shared/conformance is not there.');
  }
  counts.push(await vitest('unit'));
  if (!quick) {
    process.env['GATEHOUSE_CHROMIUM'] = findChromium();
    counts.push(await check('lint rules', ['node', 'scripts/lint-rules.ts']));
    counts.push(await check('unused code', ['knip']));
    counts.push(await check('console build', ['node', 'scripts/build-console.ts']));
    counts.push(await check('size of the first load', ['size-limit']));
    counts.push(await vitest('server'));
    counts.push(await vitest('browser'));
    counts.push(await journeys());
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  counts.push({ passed: 0, failed: 1 });
} finally {
  rmSync(reports, { recursive: true, force: true });
}

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
