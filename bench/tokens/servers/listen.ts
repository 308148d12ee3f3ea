import { constants } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server, ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fleetFiles } from '../fleet.ts';

const folder = process.argv[2] ?? '';
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** PEM of the CA under which the devices are. */
export const authorityPem = read(fleetFiles.authority);

/** Mutual TLS where OpenSSL itself judges the device's certificate; no tickets, so that every handshake is a full one. */
export const mutualTls: ServerOptions = {
  cert: read(fleetFiles.certificate),
  key: read(fleetFiles.key),
  ca: authorityPem,
  requestCert: true,
  rejectUnauthorized: true,
  secureOptions: constants.SSL_OP_NO_TICKET,
};

/** Listens on a free loopback port and tells it to the parent process. */
export function listen(server: Server): void {
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => console.log(`ready ${(server.address() as AddressInfo).port}`));
}

/** The members of our own reply beside the token (contract 1.6), so that every reply is as large as ours. */
export const otherMembers = { idToken: null, expiresIn: null, refreshToken: null, info: null } as const;

/** Header lines as many and as long as ours; the request id is a constant here. */
export function replyHead(body: string): Record<string, string | number> {
  return {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-request-id': 'AAAAAAAAAAAAAAAA',
    'content-length': body.length,
  };
}
