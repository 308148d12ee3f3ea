import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '#testing/openssl.ts';
import { serverCredentials } from './platform/tls/server-credentials.ts';
import { createRenewal } from './renew-certificate.ts';

const files = temporaryFolder();
afterEach(() => files.remove());

async function shownBy(port: number, options: object = {}): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
  await once(socket, 'secureConnect');
  const print = socket.getPeerX509Certificate()?.fingerprint256 ?? '';
  socket.destroy();
  return print;
}

test('when the certificate is about to end, new connections see another one of the same CA, and the rules of TLS stay', async () => {
  let at = new Date();
  const plan = { folder: join(files.folder, 'tls'), names: () => Promise.resolve([]), crypto };
  const first = await serverCredentials({ ...plan, at });
  const servers = [createServer(first), createServer(first)] as const;
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening');
  const [rest, devices] = servers;
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  const prints = (): Promise<string[]> => Promise.all(ports.map((port) => shownBy(port)));
  const renew = createRenewal(plan, first, { rest, devices }, () => at);

  const before = await prints();
  await renew();
  expect(await prints()).toEqual(before);
  at = new Date(at.getTime() + 380 * 86_400_000);
  await renew();
  const after = await prints();
  expect(after).not.toEqual(before);
  expect(new Set(after).size).toBe(1);
  const old = { maxVersion: 'TLSv1.1', minVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
  await expect(shownBy(ports[1]!, old)).rejects.toThrow(/alert protocol version/);
  for (const server of servers) server.close();
});
