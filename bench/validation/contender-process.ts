/** One contender in a process of its own, which is told its chain and then when its turns come. */
import { createNodeCrypto } from '#server/platform/device-access-token/node-crypto.ts';
import { makeContenders, type BenchChain, type ContenderFactory } from './contender.ts';
import { gatehouseEngine } from './gatehouse-engine.ts';
import { prepareRunner } from './measure.ts';
import { nodeCryptoWalk } from './node-crypto-walk.ts';
import { nodeFloors } from './node-floor.ts';
import { nodeForge } from './node-forge.ts';
import { peculiarX509 } from './peculiar-x509.ts';
import { pkijsEngine } from './pkijs-engine.ts';

/** What a process is told first: which of the contenders it is. */
export interface Part {
  chain: BenchChain;
  place: number;
}

/** What it answers: the contender, once it is warm; nothing where there is none at this place. */
export type Introduction = { name: string; state: 'cold' | 'warm' } | { none: true };

const inNode: ContenderFactory[] = [
  gatehouseEngine(createNodeCrypto),
  nodeFloors,
  nodeCryptoWalk,
  pkijsEngine,
  peculiarX509,
  nodeForge,
];

/** What the process itself costs, all its threads together: other work on the machine hardly counts. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function play({ chain, place }: Part): Promise<void> {
  const contender = (await makeContenders(inNode, chain))[place];
  if (contender === undefined) {
    process.send?.({ none: true } satisfies Introduction);
    return;
  }
  const runner = await prepareRunner(contender, chain, processorTime);
  process.on('message', (milliseconds: number) => {
    void runner.turn(milliseconds).then((rate) => process.send?.(rate));
  });
  process.send?.({ name: runner.name, state: runner.state } satisfies Introduction);
}

process.once('message', (part: Part) => void play(part));
