/**
 * Opens many connections to a listener, goes on with none of them, and says on standard output how many are open and how
 * many the other side has closed: `node src/testing/flood-client.ts KIND PORT COUNT [CERTIFICATE KEY]`. It is a process
 * of its own, so that what is measured is the server alone, and what it holds is let go when it is killed, or when its
 * standard input ends.
 */
import { readFileSync } from 'node:fs';
import { connect as connectTcp, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls, createSecureContext, type SecureContext } from 'node:tls';

/** What is sent before silence. */
export type FloodKind =
  /** TCP alone. */
  | 'silent'
  /** The first message of a TLS handshake. */
  | 'hello'
  /** A whole mTLS handshake. */
  | 'idle'
  /** A whole mTLS handshake, and headers without an end. */
  | 'slow-headers'
  /** A whole mTLS handshake, and a request whose body does not come. */
  | 'slow-bodies'
  /** Plain HTTP: a sign-in whose form does not come. */
  | 'slow-forms';

const post = 'POST /devicecontrol/deviceAccessToken HTTP/1.1\r\nHost: localhost\r\n';
const beginnings: Partial<Record<FloodKind, string>> = {
  'slow-headers': `${post}X-Slow: `,
  'slow-bodies': `${post}Content-Length: 1000\r\n\r\n`,
  'slow-forms':
    'POST /tenant/oauth HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 16000\r\n\r\nusername=',
};
/** Connections being opened at a time. */
const openingAtOnce = 100;

const [kind, port = '', count = '', certificateFile, keyFile] = process.argv.slice(2) as [
  FloodKind,
  ...(string | undefined)[],
];
const secureContext: SecureContext | undefined =
  certificateFile === undefined || keyFile === undefined
    ? undefined
    : createSecureContext({ cert: readFileSync(certificateFile), key: readFileSync(keyFile) });
const overTls = kind === 'idle' || kind === 'slow-headers' || kind === 'slow-bodies';
const hello = kind === 'hello' ? await firstMessage() : undefined;
const counted = { opened: 0, closed: 0, failed: 0 };

// Whoever started it and ended without a word must not leave it behind.
process.stdin.once('end', () => process.exit()).resume();

function open(done: () => void): void {
  const target = { port: Number(port), host: '127.0.0.1' };
  const socket: Socket = overTls
    ? connectTls({ ...target, rejectUnauthorized: false, ...(secureContext && { secureContext }) })
    : connectTcp(target);
  let opened = false;
  socket.once(overTls ? 'secureConnect' : 'connect', () => {
    opened = true;
    counted.opened += 1;
    const beginning = hello ?? beginnings[kind];
    if (beginning !== undefined) socket.write(beginning);
    done();
  });
  socket.on('error', () => undefined).resume();
  socket.once('close', () => {
    counted[opened ? 'closed' : 'failed'] += 1;
    if (!opened) done();
  });
}

/** What a TLS client says first, taken from a client that talks to nobody. */
function firstMessage(): Promise<Buffer> {
  const { promise, resolve } = Promise.withResolvers<Buffer>();
  const nobody = new Duplex({ read: () => undefined, write: (chunk: Buffer) => resolve(chunk) });
  connectTls({ socket: nobody, rejectUnauthorized: false }).on('error', () => undefined);
  return promise;
}

let begun = 0;
function next(): void {
  if (begun >= Number(count)) return;
  begun += 1;
  open(next);
}
for (let lane = 0; lane < openingAtOnce; lane += 1) next();

let told = '';
setInterval(() => {
  const line = JSON.stringify(counted);
  if (line !== told) process.stdout.write(`${line}\n`);
  told = line;
}, 50);
