import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { OpensslFiles } from '#testing/openssl.ts';

/** Asks for a token as a device does, with its chain in the TLS handshake; gives the HTTP status. */
export function askForToken(gatehouse: { deviceUrl: string; dataFolder: string }, files: OpensslFiles): string {
  const run = spawnSync(
    'curl',
    [
      '--silent',
      '--output',
      '/dev/null',
      '--write-out',
      '%{http_code}',
      '--request',
      'POST',
      '--cacert',
      join(gatehouse.dataFolder, 'tls', 'ca.pem'),
      '--cert',
      files.deviceChain,
      '--key',
      files.deviceKey,
      `${gatehouse.deviceUrl}/devicecontrol/deviceAccessToken`,
    ],
    { encoding: 'utf8' },
  );
  return run.stdout;
}
