import { callDevice, keptConnection } from '#testing/call-device.ts';
import { callRest } from '#testing/call-rest.ts';
import { createDevice, createRoot, type TestCertificate } from '#testing/certificate-factory.ts';
import { validNow } from '#testing/fake-endpoint.ts';
import type { FloodKind } from '#testing/flood-client.ts';
import { startFlood } from '#testing/flood.ts';
import { temporaryFolder } from '#testing/openssl.ts';
import { basic, testPassword } from '#testing/start-gatehouse.ts';
import { startProcess, type RunningProcess } from '#testing/start-process.ts';
import { testKey } from '#testing/test-keys.ts';
import type { Report } from '../report.ts';
import { quantile } from '../statistics.ts';
import { residentMegabytesOf } from '../tokens/process-usage.ts';

/** Milliseconds within which an honest device is to be served, whatever else goes on. */
const servedWithinMs = 2000;
/** Megabytes that the process is to stay below, whatever else goes on. */
const memoryBelow = 1700;
/** Calls of an honest device, each on a connection of its own, while the attack holds. */
const honestCalls = 40;
const hostileLanes = 50;

const attacks: { kind: FloodKind | 'hostile-chains'; count: number }[] = [
  { kind: 'silent', count: 10_000 },
  { kind: 'hello', count: 6000 },
  { kind: 'idle', count: 10_000 },
  { kind: 'slow-headers', count: 5000 },
  { kind: 'slow-bodies', count: 5000 },
  { kind: 'hostile-chains', count: hostileLanes },
];

/** What one attack came to. */
interface Outcome {
  kind: string;
  count: number;
  closed: number;
  before: number;
  highest: number;
  times: number[];
}

/**
 * Attacks the device endpoint with thousands of connections that say nothing or speak slowly, and with chains that are made
 * to be dear, while an honest device asks for tokens: how long it waits, and what memory the server takes.
 */
export async function benchSoak(quick: boolean): Promise<Report> {
  const files = temporaryFolder();
  const outcomes: Outcome[] = [];
  try {
    for (const { kind, count } of attacks) {
      outcomes.push(await attack(kind, quick && kind !== 'hostile-chains' ? count / 10 : count, files));
    }
  } finally {
    files.remove();
  }
  return {
    name: 'soak',
    bars: outcomes.flatMap(({ kind, times, highest }) => [
      { ratio: `${kind}: slowest honest device / 2 s`, measured: Math.max(...times) / servedWithinMs, atMost: 1 },
      { ratio: `${kind}: highest memory / ${memoryBelow} MB`, measured: highest / memoryBelow, atMost: 1 },
    ]),
    tables: [
      {
        title: 'An honest device beside an attack (each of its calls is a new connection)',
        columns: ['attack', 'connections', 'closed', 'MB before', 'MB highest', 'KB each', 'p50 ms', 'slowest ms'],
        rows: outcomes.map(({ kind, count, closed, before, highest, times }) => [
          kind,
          count,
          closed,
          Math.round(before),
          Math.round(highest),
          Math.round(((highest - before) * 1024) / Math.max(1, count - closed)),
          Math.round(quantile(times, 0.5)),
          Math.round(Math.max(...times)),
        ]),
      },
    ],
    notes: [
      'Closed: by the server, because there were too many or their time was over, while the honest device called.',
    ],
  };
}

async function attack(
  kind: FloodKind | 'hostile-chains',
  count: number,
  files: ReturnType<typeof temporaryFolder>,
): Promise<Outcome> {
  const running = await startProcess({ GATEHOUSE_ADMIN_PASSWORD: testPassword });
  try {
    const ca = createRoot({ subject: 'Soak CA', ...validNow });
    await callRest(running.url, 'POST', '/tenant/tenants/t1001/trusted-certificates', {
      authorization: basic('admin'),
      json: { certInPemFormat: ca.pem, status: 'ENABLED', autoRegistrationEnabled: true },
    });
    const honest = createDevice(ca, { subject: 'honest', ...validNow });
    await callDevice(running, { device: honest });
    const before = residentMegabytesOf(running.pid);
    return kind === 'hostile-chains'
      ? await besideHostileChains(running, honest, before)
      : await besideFlood(running, honest, { kind, count, before, files });
  } finally {
    await running.stop();
  }
}

async function besideFlood(
  running: RunningProcess,
  honest: TestCertificate,
  plan: { kind: FloodKind; count: number; before: number; files: ReturnType<typeof temporaryFolder> },
): Promise<Outcome> {
  const { kind, count, before, files } = plan;
  const flood = startFlood({
    kind,
    count,
    port: new URL(running.deviceUrl).port,
    certificateFile: files.write('device.pem', honest.pem),
    keyFile: files.write('device.key', honest.key.pem),
  });
  const during = measure(running, honest, Infinity);
  await flood.until(({ opened, failed }) => opened + failed >= count);
  during.stop();
  const after = measure(running, honest, honestCalls);
  const [meanwhile, held] = await Promise.all([during.done, after.done]);
  const { closed } = await flood.until(() => true);
  await flood.end();
  const highest = Math.max(meanwhile.highest, held.highest);
  return { kind, count, closed, before, highest, times: [...meanwhile.times, ...held.times] };
}

async function besideHostileChains(running: RunningProcess, honest: TestCertificate, before: number): Promise<Outcome> {
  const untold = { subjectKeyIdentifier: null, authorityKeyIdentifier: null, ...validNow };
  const keyOf = (index: number) => testKey('P-256', `namesake ${index}`);
  const namesakes = Array.from({ length: 10 }, (_item, index) =>
    createRoot({ subject: 'A', key: keyOf(index), signWith: keyOf(index + 1), ...untold }),
  );
  const device = createDevice(namesakes[0]!, untold);
  const done = new AbortController();
  const lane = async (): Promise<void> => {
    const agent = keptConnection();
    while (!done.signal.aborted) await callDevice(running, { device, header: namesakes, agent });
    agent.destroy();
  };
  const lanes = Array.from({ length: hostileLanes }, lane);
  const { times, highest } = await measure(running, honest, honestCalls).done;
  done.abort();
  await Promise.all(lanes);
  return { kind: 'hostile-chains', count: hostileLanes, closed: 0, before, highest, times };
}

/** Calls one after the other, and looks at the server's memory after each. */
function measure(
  running: RunningProcess,
  device: TestCertificate,
  calls: number,
): { done: Promise<{ times: number[]; highest: number }>; stop: () => void } {
  const stopped = new AbortController();
  const run = async (): Promise<{ times: number[]; highest: number }> => {
    const times: number[] = [];
    let highest = 0;
    while (!stopped.signal.aborted && times.length < calls) {
      const begun = performance.now();
      const { status } = await callDevice(running, { device });
      times.push(performance.now() - begun);
      if (status !== 200) throw new Error(`the honest device was answered ${status}`);
      highest = Math.max(highest, residentMegabytesOf(running.pid));
    }
    return { times, highest };
  };
  return { done: run(), stop: () => stopped.abort() };
}
