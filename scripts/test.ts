/**
 * The whole test run: every check in turn, their counts added up, closing with what failed, by name,
 * and one line `N passed, N failed`.
 * `--quick` leaves out what starts servers or a browser: the daily loop.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, needProgram } from './find-programs.ts';
import { playwrightOutcome, vitestOutcome, type Outcome } from './test-reports.ts';

/** Milliseconds that one of the checks may take: what hangs is a failure with a name, not a run without an end. */
const limit = 30 * 60_000;
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

async function check(name: string, command: string[]): Promise<Outcome> {
  console.log(`\n== ${name}`);
  const passed = (await run(command)) === 0;
  return passed ? { passed: 1, failures: [] } : { passed: 0, failures: [name] };
}

async function vitest(project: string): Promise<Outcome> {
  const name = `${project} tests`;
  console.log(`\n== ${name}`);
  const file = join(reports, `${project}.json`);
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(['vitest', 'run', '--project', project, ...output]);
  return reported(name, code, file, vitestOutcome);
}

async function journeys(): Promise<Outcome> {
  const name = 'end-to-end journeys';
  console.log(`\n== ${name}`);
  const file = join(reports, 'journeys.json');
  const code = await run(['playwright', 'test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  return reported(name, code, file, playwrightOutcome);
}

/** A runner that ended badly without a failed test, or that ran none, counts as one failure. */
function reported(name: string, code: number, file: string, read: (report: string) => Outcome): Outcome {
  try {
    const outcome = read(readFileSync(file, 'utf8'));
    const silent = outcome.failures.length === 0 && (code !== 0 || outcome.passed === 0);
    return silent ? { ...outcome, failures: [`${name}: the runner ended with ${code}`] } : outcome;
  } catch (error) {
    return { passed: 0, failures: [`${name}: no report could be read (${String(error)})`] };
  }
}

const outcomes: Outcome[] = [];
try {
  for (const program of ['openssl', 'curl']) needProgram(program);
  outcomes.push(await check('format', ['prettier', '--check', '--log-level', 'warn', '.']));
  outcomes.push(await check('lint', ['oxlint']));
  outcomes.push(await check('types', ['tsc', '-p', '.']));
  if (!existsSync('../shared/conformance')) {
    console.log('\nThe public certification-path suites are skipped: ../shared/conformance is not there.');
  }
  outcomes.push(await vitest('unit'));
  if (!quick) {
    process.env['GATEHOUSE_CHROMIUM'] = findChromium();
    outcomes.push(await check('lint rules', ['node', 'scripts/lint-rules.ts']));
    outcomes.push(await check('unused code', ['knip']));
    outcomes.push(await check('console build', ['node', 'scripts/build-console.ts']));
    outcomes.push(await check('size of the first load', ['size-limit']));
    outcomes.push(await vitest('server'));
    outcomes.push(await vitest('browser'));
    outcomes.push(await journeys());
  }
} catch (error) {
  outcomes.push({ passed: 0, failures: [error instanceof Error ? error.message : String(error)] });
} finally {
  rmSync(reports, { recursive: true, force: true });
}

const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failures = outcomes.flatMap((outcome) => outcome.failures);
if (failures.length > 0) console.log(`\n== What failed\n${failures.join('\n\n')}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
