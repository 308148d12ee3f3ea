import { makeChain } from './make-chain.ts';
import { measureApart } from './apart.ts';
import { measureInBrowser } from './browser.ts';
import type { Effort, Measurement } from './measure.ts';
import { median, medianRatio } from '../statistics.ts';
import type { Bar, Report, Table } from '../report.ts';

const ours = 'gatehouse';

/** Judging a chain of three: ours beside the peers and the floors, P-256 and RSA-2048, cold and warm, Node and Chromium. */
export async function benchValidation(quick: boolean): Promise<Report> {
  const effort: Effort = { rounds: quick ? 12 : 40, milliseconds: 25 };
  const report: Report = {
    name: 'validation',
    bars: [],
    tables: [],
    notes: ['Node: each in a process of its own, per second of its processor time, all threads; Chromium: per second.'],
  };
  for (const algorithm of ['P-256', 'RSA-2048'] as const) {
    const chain = makeChain(algorithm);
    const runtimes: [string, Measurement[]][] = [
      ['Node', await measureApart(chain, effort)],
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
