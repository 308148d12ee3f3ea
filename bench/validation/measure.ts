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

/** Proves each contender, warms it up, then measures all of them in turns, so that a disturbance hits all alike. */
export async function measure(
  contenders: readonly Contender[],
  chain: BenchChain,
  effort: Effort,
): Promise<Measurement[]> {
  for (const contender of contenders) {
    await proveContender(contender, chain);
    await rate(contender, chain, warmUpMilliseconds);
  }
  const measurements = contenders.map(({ name, state }): Measurement => ({ name, state, rates: [] }));
  for (let round = 0; round < effort.rounds; round++)
    for (let turn = 0; turn < contenders.length; turn++) {
      const index = (turn + round) % contenders.length;
      const [contender, measurement] = [contenders[index], measurements[index]];
      if (!contender || !measurement) continue;
      await rate(contender, chain, leadInMilliseconds);
      measurement.rates.push(await rate(contender, chain, effort.milliseconds));
    }
  return measurements;
}

async function rate(contender: Contender, chain: BenchChain, milliseconds: number): Promise<number> {
  const start = performance.now();
  let done = 0;
  for (;;) {
    for (const leaf of chain.leaves) {
      await contender.accepts(leaf);
      done++;
      const elapsed = performance.now() - start;
      if (elapsed >= milliseconds) return (done / elapsed) * 1000;
    }
  }
}
