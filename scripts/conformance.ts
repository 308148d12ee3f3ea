import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { judgeCase, readSuite, type SuiteCase } from './conformance-case.ts';

/** Longest time that one case may take, ms. */
const timeLimit = 2000;

interface Tally {
  falseAccepts: string[];
  falseRejects: string[];
  overTime: string[];
  skipped: string[];
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
if (positionals.length === 0) {
  console.error('Usage: npm run -s conformance -- FILE... [--out FILE]');
  process.exit(2);
}
if (values.out !== undefined) writeFileSync(values.out, '');

let failed = false;
const disagreements: string[] = [];
for (const file of positionals) {
  const { cases, skipped } = readSuite(readFileSync(file, 'utf8'));
  const tally: Tally = { falseAccepts: [], falseRejects: [], overTime: [], skipped };
  for (const suiteCase of cases) await runCase(file, suiteCase, tally);
  const { falseAccepts, falseRejects, overTime } = tally;
  const agree = cases.length - falseAccepts.length - falseRejects.length;
  const counts = [
    `${agree} agree`,
    `${falseAccepts.length} false accepts`,
    `${falseRejects.length} false rejects`,
    `${overTime.length} over time`,
    `${skipped.length} skipped`,
  ];
  console.log(`${basename(file)}: ${cases.length + skipped.length} cases, ${counts.join(', ')}`);
  failed ||= falseAccepts.length + overTime.length + skipped.length > 0;
  for (const [kind, ids] of Object.entries(tally)) {
    disagreements.push(...(ids as string[]).map((id) => `${basename(file)} ${kind}: ${id}`));
  }
}
for (const line of disagreements) console.log(line);
process.exitCode = failed ? 1 : 0;

async function runCase(file: string, suiteCase: SuiteCase, tally: Tally): Promise<void> {
  const { id, expected_result: expected } = suiteCase;
  const start = performance.now();
  const result = await judgeCase(suiteCase);
  const milliseconds = performance.now() - start;
  if (milliseconds > timeLimit) tally.overTime.push(id);
  if (result.accepted && expected === 'FAILURE') tally.falseAccepts.push(id);
  else if (!result.accepted && expected === 'SUCCESS') tally.falseRejects.push(`${id} (${result.codes.join(', ')})`);
  if (values.out === undefined) return;
  const line = { file: basename(file), id, expected, ...result, milliseconds: Math.round(milliseconds * 10) / 10 };
  appendFileSync(values.out, `${JSON.stringify(line)}\n`);
}
