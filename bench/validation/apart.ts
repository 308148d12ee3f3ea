import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BenchChain } from './contender.ts';
import type { Introduction, Part } from './contender-process.ts';
import { measureInTurns, type Effort, type Measurement, type Runner } from './measure.ts';

const script = fileURLToPath(new URL('contender-process.ts', import.meta.url));

/**
 * Measures the contenders in turns, each in a process of its own: a contender's garbage, and the code that was optimised
 * for it, are on nobody else's account.
 */
export async function measureApart(chain: BenchChain, effort: Effort): Promise<Measurement[]> {
  const processes: ChildProcess[] = [];
  const runners: Runner[] = [];
  try {
    for (let place = 0; ; place++) {
      const child = fork(script, { serialization: 'advanced' });
      processes.push(child);
      const introduction = await ask<Introduction>(child, { chain, place } satisfies Part);
      if ('none' in introduction) break;
      runners.push({ ...introduction, turn: (milliseconds) => ask<number>(child, milliseconds) });
    }
    return await measureInTurns(runners, effort);
  } finally {
    for (const child of processes) child.kill();
  }
}

/** @throws Error where the process ends instead of answering. */
async function ask<Answer>(child: ChildProcess, question: Part | number): Promise<Answer> {
  const ended = Promise.withResolvers<never>();
  const onExit = (code: number | null): void => ended.reject(new Error(`A contender's process ended with ${code}.`));
  child.once('exit', onExit);
  child.send(question);
  const [answer] = await Promise.race([once(child, 'message') as Promise<[Answer]>, ended.promise]);
  child.off('exit', onExit);
  return answer;
}
