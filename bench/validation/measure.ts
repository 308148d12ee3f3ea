import { proveContender, type BenchChain, type Contender } from './contender.ts';

/** How long to measure: every contender works `milliseconds` in each of the rounds. */
export interface Effort {
  rounds: number;
  milliseconds: number;
}

/** A contender's name and state with its operations per second, one per round. */
export interface Measurement {
  name: string;
  state: 'cold' | 'warm';
  rates: number[];
}

/** A contender that is proven and warm. */
export interface Runner extends Pick<Contender, 'name' | 'state'> {
  /** Works for so many milliseconds. @returns operations per second. */
  turn(milliseconds: number): Promise<number>;
}

/** Enough for the just-in-time compiler to be done with what is hot. */
const warmUpMilliseconds = 1000;

/** Before each turn, unmeasured: the processor's caches hold the work of the contender before. */
const leadInMilliseconds = 5;

/** Milliseconds that were spent since some moment: on the wall, or by the processor for this process. */
type Clock = () => number;

/** Proves a contender and warms it up. */
export async function prepareRunner(
  contender: Contender,
  chain: BenchChain,
  clock: Clock = () => performance.now(),
): Promise<Runner> {
  await proveContender(contender, chain);
  await rate(contender, chain, warmUpMilliseconds, clock);
  const { name, state } = contender;
  const turn = async (milliseconds: number): Promise<number> => {
    await rate(contender, chain, leadInMilliseconds, clock);
    return rate(contender, chain, milliseconds, clock);
  };
  return { name, state, turn };
}

/** Measures all of them in turns, so that a disturbance hits all alike. */
export async function measureInTurns(
  runners: readonly Runner[],
  { rounds, milliseconds }: Effort,
): Promise<Measurement[]> {
  const measured = runners.map((runner) => ({ runner, rates: [] as number[] }));
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < measured.length; turn++) {
      const next = measured[(turn + round) % measured.length];
      next?.rates.push(await next.runner.turn(milliseconds));
    }
  return measured.map(({ runner: { name, state }, rates }) => ({ name, state, rates }));
}

/** Operations per second of `clock` over this time on the wall. */
async function rate(contender: Contender, chain: BenchChain, milliseconds: number, clock: Clock): Promise<number> {
  const [start, end] = [clock(), performance.now() + milliseconds];
  let done = 0;
  for (;;) {
    for (const leaf of chain.leaves) {
      await contender.accepts(leaf);
      done++;
      if (performance.now() >= end) return (done / (clock() - start)) * 1000;
    }
  }
}
