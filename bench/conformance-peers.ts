/**
 * `node bench/conformance-peers.ts FILE...`: judges suites (the format of `npm run conformance`) with our engine and with
 * its peers, and prints a table: for each peer and suite the cases it agrees with, and those it wrongly accepts, wrongly
 * refuses, or does not judge in time.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readSuite, type SuiteCase } from '../scripts/conformance-case.ts';
import { IsolatedPeer, type Answer } from './conformance/isolated-peer.ts';
import { javascriptPeers } from './conformance/javascript-peers.ts';
import { opensslVerify } from './conformance/openssl-verify.ts';

/** Longest time for one case, ms: as in `npm run conformance`. */
const timeLimit = 2000;

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Usage: node bench/conformance-peers.ts FILE...');
  process.exit(2);
}
const suites = files.map((file) => ({
  name: basename(file, '.json'),
  cases: readSuite(readFileSync(file, 'utf8')).cases,
}));

console.log('Agreeing cases / false accepts / false rejects / over time\n');
console.log(`| | ${suites.map(({ name, cases }) => `${name} (${cases.length})`).join(' | ')} |`);
console.log(`| --- |${' ---: |'.repeat(suites.length)}`);
for (const name of Object.keys(javascriptPeers)) {
  const peer = new IsolatedPeer(name, timeLimit);
  await printRow(name, (input) => peer.judge(input));
  await peer.end();
}
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-peers-'));
await printRow('openssl verify', (input) => opensslVerify(input, folder, timeLimit));
rmSync(folder, { recursive: true });

async function printRow(name: string, judge: (input: SuiteCase) => Answer | Promise<Answer>): Promise<void> {
  const cells: string[] = [];
  for (const { cases } of suites) {
    const score = { agree: 0, falseAccepts: 0, falseRejects: 0, overTime: 0 };
    for (const input of cases) score[scoreOf(input, await judge(input))] += 1;
    cells.push(Object.values(score).join(' / '));
  }
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}

function scoreOf(
  { expected_result: expected }: SuiteCase,
  answer: Answer,
): 'agree' | 'falseAccepts' | 'falseRejects' | 'overTime' {
  if (answer === 'over time') return 'overTime';
  if ((answer === 'accepted') === (expected === 'SUCCESS')) return 'agree';
  return answer === 'accepted' ? 'falseAccepts' : 'falseRejects';
}
