/**
 * Judges mutated requests until the time is up: `npm run fuzz -- SECONDS [--seed NUMBER]`, or again those of a failure:
 * `npm run fuzz -- --replay FILE`. Ends with 1 and writes the input to a file where a promise is broken.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { families } from '#testing/own-suite/families.ts';
import { readSuite, toRequest } from './conformance-case.ts';
import { BrokenPromiseError, checkJudge, checkReadInput, type FuzzOutcome } from './fuzz-check.ts';
import { makeFuzzInput, type FuzzBase, type FuzzInput } from './fuzz-input.ts';

/** Longest time for one input, ms; memory of the whole process, bytes. */
const timeLimit = 250;
const memoryLimit = 1024 ** 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, replay: { type: 'string' } },
});
const seconds = Number(positionals[0]);
if (values.replay !== undefined) {
  const outcome = await check(readReplay(values.replay));
  console.log(`${values.replay}: ${outcome}`);
} else if (seconds > 0) {
  await fuzz(findBases(), seconds, Number(values.seed ?? crypto.getRandomValues(new Uint32Array(1))[0]));
} else {
  console.error('Usage: npm run fuzz -- SECONDS [--seed NUMBER] | --replay FILE');
  process.exitCode = 2;
}

/** Requests of the public suites where they are, and of our own. */
function findBases(): FuzzBase[] {
  const folder = resolve('../shared/conformance');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const cases = files.flatMap((name) => readSuite(readFileSync(join(folder, name), 'utf8')).cases);
  const own = Object.values(families).flat();
  console.log(`${cases.length} requests of public suites, ${own.length} of our own`);
  return [...cases.flatMap((item) => toRequest(item) ?? []), ...own.map(({ request }) => request)];
}

async function fuzz(bases: readonly FuzzBase[], duration: number, firstSeed: number): Promise<void> {
  const counts: Record<FuzzOutcome, number> = { malformed: 0, accepted: 0, refused: 0 };
  let slowest = { milliseconds: 0, seed: firstSeed };
  let peakMemory = 0;
  let seed = firstSeed;
  const end = performance.now() + duration * 1000;
  for (; performance.now() < end; seed += 1) {
    const input = makeFuzzInput(bases, seed);
    try {
      const start = performance.now();
      counts[await check(input)] += 1;
      let milliseconds = performance.now() - start;
      if (milliseconds > timeLimit) milliseconds = await leastTime(input);
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, seed };
      if (milliseconds > timeLimit) throw new BrokenPromiseError(`${Math.round(milliseconds)} ms`);
      peakMemory = Math.max(peakMemory, process.memoryUsage.rss());
      if (peakMemory > memoryLimit) throw new BrokenPromiseError(`${peakMemory} bytes of memory`);
    } catch (error) {
      const file = writeReplay(input, seed);
      console.error(`Seed ${seed}: ${error instanceof Error ? error.stack : String(error)}\nInput written to ${file}`);
      process.exitCode = 1;
      return;
    }
  }
  const { malformed, accepted, refused } = counts;
  console.log(
    `${seed - firstSeed} inputs from seed ${firstSeed}: ${accepted} accepted, ${refused} refused, ${malformed} malformed`,
  );
  console.log(
    `slowest ${slowest.milliseconds.toFixed(1)} ms (seed ${slowest.seed}), memory at most ${Math.round(peakMemory / 1024 ** 2)} MB`,
  );
}

async function check(input: FuzzInput): Promise<FuzzOutcome> {
  const outcome = await checkJudge(input);
  await checkReadInput(input);
  return outcome;
}

/** Processor time, ms: the least of three runs, so that neither a busy machine nor a collection of garbage counts. */
async function leastTime(input: FuzzInput): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const before = process.cpuUsage();
    await check(input);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return Math.min(...times);
}

function writeReplay(input: FuzzInput, seed: number): string {
  const file = join(tmpdir(), `gatehouse-fuzz-${seed}.json`);
  const encode = (_: string, value: unknown): unknown =>
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
  writeFileSync(file, JSON.stringify(input, encode, 2));
  return file;
}

function readReplay(file: string): FuzzInput {
  return JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) => {
    if (key === 'at' && typeof value === 'string') return new Date(value);
    const isOctets = typeof value === 'object' && value !== null && 'base64' in value;
    return isOctets ? new Uint8Array(Buffer.from(String(value.base64), 'base64')) : value;
  }) as FuzzInput;
}
