import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { makeChain } from './make-chain.ts';
import { measure, type Effort, type Instruments, type Measurement } from './measure.ts';
import { measureInBrowser } from './browser.ts';
import { nodeCryptoWalk } from './node-crypto-walk.ts';
import { nodeFloors } from './node-floor.ts';
import { nodeForge } from './node-forge.ts';
import { peculiarX509 } from './peculiar-x509.ts';
import { pkijsEngine } from './pkijs-engine.ts';
import { createNodeCrypto } from '#server/platform/device-access-token/node-crypto.ts';
import { gatehouseEngine } from './gatehouse-engine.ts';
import { makeContenders, type ContenderFactory } from './contender.ts';
import { median, medianRatio } from '../statistics.ts';
import type { Bar, Report, Table } from '../report.ts';

const inNode: ContenderFactory[] = [
  gatehouseEngine(createNodeCrypto),
  nodeFloors,
  nodeCryptoWalk,
  pkijsEngine,
  peculiarX509,
  nodeForge,
];
const ours = 'gatehouse';

setFlagsFromString('--expose-gc');

/** What the process itself costs, all its threads together: other work on the machine hardly counts. */
const processorTime: Instruments = {
  clock: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  collectGarbage: runInNewContext('gc') as () => void,
};

/** Judging a chain of three: ours beside the peers and the floors, P-256 and RSA-2048, cold and warm, Node and Chromium. */
export async function benchValidation(quick: boolean): Promise<Report> {
  const effort: Effort = { rounds: quick ? 12 : 40, milliseconds: 25 };
  const report: Report = {
    name: 'validation',
    bars: [],
    tables: [],
    notes: ['Node: per second of processor time, all threads of the process; Chromium: per second.'],
  };
  for (const algorithm of ['P-256', 'RSA-2048'] as const) {
    const chain = makeChain(algorithm);
    const contenders = await makeContenders(inNode, chain);
    const runtimes: [string, Measurement[]][] = [
      ['Node', await measure(contenders, chain, effort, processorTime)],
      ['Chromium', await measureInBrowser(chain, effort)],
    ];
    for (const [runtime, measurements] of runtimes) {
      report.bars.push(...barsOf(`${runtime} ${algorithm}`, measurements, runtime === 'Node' && algorithm === 'P-256'));
      report.tables.push(tableOf(`${runtime}, chain of 3, ${algorithm}`, measurements));
    }
  }
  return report;
}

/** The bars are promised for P-256 in Node; the same ratios elsewhere are printed. */
function barsOf(where: string, measurements: Measurement[], promised: boolean): Bar[] {
  const ratio = (state: 'cold' | 'warm', other: string, atLeast?: number): Bar[] => {
    const [our, their] = [ours, other].map((name) =>
      measurements.find((entry) => entry.state === state && entry.name.startsWith(name)),
    );
    if (!our || !their) return [];
    const measured = medianRatio(our.rates, their.rates);
    const name = `${where} ${state}: ours / ${their.name}`;
    const isBar = promised && atLeast !== undefined;
    return [isBar ? { ratio: name, measured, atLeast } : { ratio: name, measured }];
  };
  return [
    ...ratio('cold', 'pkijs', 5),
    ...ratio('cold', 'floor:', 0.5),
    ...ratio('warm', 'floor:', 0.6),
    ...ratio('cold', 'node:crypto walk'),
    ...ratio('warm', 'node:crypto walk'),
  ];
}

function tableOf(title: string, measurements: Measurement[]): Table {
  const rows = measurements.map(({ name, state, rates }) => {
    const our = measurements.find((entry) => entry.name === ours && entry.state === state);
    const perSecond = median(rates);
    return [name, state, our ? medianRatio(our.rates, rates) : Number.NaN, perSecond, 1e6 / perSecond];
  });
  return { title, columns: ['judge', 'state', 'ours / this', 'chains/s', 'us/chain'], rows };
}
