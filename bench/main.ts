/** `npm run bench [-- NAME...] [--json FILE] [--quick]`: measures, prints ratios first, and keeps the figures on request. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { benchConsole } from './console/console.ts';
import { benchLighthouse } from './lighthouse/lighthouse.ts';
import { describeMachine, formatReport, meets, type Report } from './report.ts';
import { benchSoak } from './soak/soak.ts';
import { benchGrowth } from './tokens/growth.ts';
import { benchTokens } from './tokens/tokens.ts';
import { benchValidation } from './validation/validation.ts';

const benches: Readonly<Record<string, (quick: boolean) => Promise<Report>>> = {
  validation: benchValidation,
  tokens: benchTokens,
  growth: benchGrowth,
  console: benchConsole,
  soak: benchSoak,
  lighthouse: benchLighthouse,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const names = positionals.length > 0 ? positionals : Object.keys(benches);
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No benchmark named ${unknown.join(', ')}: there are ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

const machine = describeMachine(new Date());
console.log(`${JSON.stringify(machine)}\n`);
const reports: Report[] = [];
for (const name of names) {
  const report = await benches[name]?.(values.quick);
  if (!report) continue;
  reports.push(report);
  console.log(formatReport(report));
}
if (values.json !== undefined) {
  const judged = reports.map((report) => ({
    ...report,
    bars: report.bars.map((bar) => ({ ...bar, pass: meets(bar) })),
  }));
  await writeFile(values.json, `${JSON.stringify({ machine, quick: values.quick, reports: judged }, null, 2)}\n`);
}
