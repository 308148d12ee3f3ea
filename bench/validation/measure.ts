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

/** Enough for the just-in-time compiler to be done with what is hot. */
const warmUpMilliseconds = 500;

/** Before each turn, unmeasured: the processor's caches hold the work of the contender before. */
const leadInMilliseconds = 5;

/** How a runtime measures. */
export interface Instruments {
  /** Milliseconds that were spent since some moment: on the wall, or by the processor for this process. */
  clock: () => number;
  /** Collects garbage, where a program can: each contender then pays for its own and not for that of the one before. */
  collectGarbage: () => void;
}

const anywhere: Instruments = { clock: () => performance.now(), collectGarbage: () => undefined };

/** Proves each contender, warms it up, then measures all of them in turns, so that a disturbance hits all alike. */
export async function measure(
  contenders: readonly Contender[],
  chain: BenchChain,
  effort: Effort,
  { clock, collectGarbage }: Instruments = anywhere,
): Promise<Measurement[]> {
  for (const contender of contenders) {
    await proveContender(contender, chain);
    await rate(contender, chain, warmUpMilliseconds, clock);
  }
  const measurements = contenders.map(({ name, state }): Measurement => ({ name, state, rates: [] }));
  for (let round = 0; round < effort.rounds; round++)
    for (let turn = 0; turn < contenders.length; turn++) {
      const index = (turn + round) % contenders.length;
      const [contender, measurement] = [contenders[index], measurements[index]];
      if (!contender || !measurement) continue;
      collectGarbage();
      await rate(contender, chain, leadInMilliseconds, clock);
      measurement.rates.push(await rate(contender, chain, effort.milliseconds, clock));
    }
  return measurements;
}

/** Operations per second of `clock` over this time on the wall. */
async function rate(
  contender: Contender,
  chain: BenchChain,
  milliseconds: number,
  clock: Instruments['clock'],
): Promise<number> {
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
