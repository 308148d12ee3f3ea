/** Answers, for each case that is sent, whether the peer named in `workerData` accepts it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SuiteCase } from '../../scripts/conformance-case.ts';
import { javascriptPeers } from './javascript-peers.ts';

const peer = javascriptPeers[String(workerData)];
if (peer === undefined || parentPort === null) throw new Error(`No peer named ${String(workerData)}`);
const port = parentPort;

port.on('message', (input: SuiteCase) => {
  void (async () => {
    try {
      port.postMessage(await peer(input));
    } catch {
      port.postMessage(false);
    }
  })();
});
