import { readChain, type ChainText } from './browser-chain.ts';
import { createWebCrypto } from '#pki/web-crypto.ts';
import { gatehouseEngine } from './gatehouse-engine.ts';
import { measureInTurns, prepareRunner, type Effort, type Measurement, type Runner } from './measure.ts';
import { nodeForge } from './node-forge.ts';
import { peculiarX509 } from './peculiar-x509.ts';
import { pkijsEngine } from './pkijs-engine.ts';
import { webFloors } from './web-floor.ts';
import { makeContenders, type ContenderFactory } from './contender.ts';

declare global {
  /** What the page offers to the process that drives it. */
  var measureChain: (given: { chain: ChainText; effort: Effort }) => Promise<Measurement[]>;
}

const inBrowser: ContenderFactory[] = [
  gatehouseEngine(() => createWebCrypto(crypto.subtle)),
  webFloors,
  pkijsEngine,
  peculiarX509,
  nodeForge,
];

globalThis.measureChain = async ({ chain, effort }) => {
  const judged = readChain(chain);
  const contenders = await makeContenders(inBrowser, judged);
  const runners: Runner[] = [];
  for (const contender of contenders) runners.push(await prepareRunner(contender, judged));
  return measureInTurns(runners, effort);
};
