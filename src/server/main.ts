// First, while nothing has been collected yet.
import './keep-tick-shape.ts';
import { configOrExit, fail, say } from './command-line.ts';
import { createLog } from './http/log.ts';
import { createPooledRandom } from './http/pooled-random.ts';
import { PortTakenError } from './listen.ts';
import { startGatehouse } from './start.ts';
import { NewerDataError } from './storage/migrate.ts';

const config = configOrExit();
const log = createLog();
const surroundings = { now: () => new Date(), random: createPooledRandom(), log };
try {
  const gatehouse = await startGatehouse(config, process.stdout.isTTY ? { ...surroundings, print: say } : surroundings);
  const { stop, ...urls } = gatehouse;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void stop().then(() => process.exit(0));
    });
  }
  // Starting leaves some 30 MB behind that an idle server would keep; `npm start` makes this call possible.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  log.info(urls, 'Gatehouse is ready');
} catch (error) {
  if (error instanceof PortTakenError || error instanceof NewerDataError) fail(error.message, 1);
  log.fatal({ err: error }, 'Gatehouse could not start');
  process.exit(1);
}
