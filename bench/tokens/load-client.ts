/** The load client in Node, for machines without a C compiler: same arguments, same answer as `load-client.c`. */
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { quantile } from '../statistics.ts';

const [port, connections, concurrency, seconds, requestFile = '', ...deviceFiles] = process.argv.slice(2);
const request = readFileSync(requestFile, 'latin1');
const devices = deviceFiles.map((file, index): { options: ConnectionOptions; request: string } => {
  const pem = readFileSync(file);
  return {
    options: { port: Number(port), host: '127.0.0.1', cert: pem, key: pem, rejectUnauthorized: false },
    request: request.replaceAll('@@', String(index).padStart(2, '0')),
  };
});
const latencies: number[] = [];
let errors = 0;
let turn = 0;

const nextDevice = (): (typeof devices)[number] => {
  const device = devices[turn++ % devices.length];
  if (!device) throw new Error('no devices');
  return device;
};

async function open(options: ConnectionOptions): Promise<TLSSocket> {
  const socket = connect(options);
  await once(socket, 'secureConnect');
  return socket;
}

async function ask(socket: TLSSocket, text: string): Promise<void> {
  socket.write(text);
  let reply = '';
  while (!isComplete(reply)) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    reply += chunk.toString('latin1');
  }
  if (!reply.startsWith('HTTP/1.1 200')) throw new Error(reply.slice(0, 300));
}

function isComplete(reply: string): boolean {
  const body = reply.indexOf('\r\n\r\n') + 4;
  if (body < 4) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(reply.slice(0, body))?.[1];
  return length === undefined ? reply.endsWith('0\r\n\r\n') : reply.length - body >= Number(length);
}

async function timed(work: () => Promise<void>): Promise<void> {
  const since = performance.now();
  try {
    await work();
    latencies.push(performance.now() - since);
  } catch (error) {
    if (errors++ === 0) console.error('first failure:', error);
  }
}

async function client(kept: TLSSocket | undefined, text: string, end: number): Promise<void> {
  while (performance.now() < end && errors < 100)
    await timed(async () => {
      if (kept) return ask(kept, text);
      const device = nextDevice();
      const socket = await open(device.options);
      await ask(socket, device.request);
      socket.end();
    });
  kept?.end();
}

const clients = Array.from({ length: Number(concurrency) }, nextDevice);
const kept = connections === 'keep-alive' ? await Promise.all(clients.map(({ options }) => open(options))) : [];
const usedBefore = process.cpuUsage();
const start = performance.now();
await Promise.all(clients.map((device, index) => client(kept[index], device.request, start + Number(seconds) * 1000)));
const { user, system } = process.cpuUsage(usedBefore);
console.log(
  JSON.stringify({
    requests: latencies.length,
    errors,
    seconds: (performance.now() - start) / 1000,
    clientCpuSeconds: (user + system) / 1e6,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  }),
);
