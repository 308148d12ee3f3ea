import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fleetFiles } from './fleet.ts';
import { freePort } from './free-port.ts';
import { deviceTokenRequest, pinned, type TokenServer } from './token-server.ts';

/** nginx with `ssl_verify_client on` and a constant answer, as one process; undefined where nginx is not installed. */
export async function startNginx(folder: string): Promise<TokenServer | undefined> {
  const program = ['nginx', '/usr/sbin/nginx'].find((name) => spawnSync(name, ['-v']).status === 0);
  if (program === undefined) return undefined;
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  await writeFile(file, configuration(folder, port));
  const child = spawn(...pinned('server', program, ['-c', file, '-p', folder, '-e', 'stderr']), { stdio: 'ignore' });
  if (child.pid === undefined) return undefined;
  await untilListening(port);
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { name: 'nginx, constant answer', pid: child.pid, port, request: deviceTokenRequest, stop };
}

const configuration = (folder: string, port: number): string => `
daemon off; master_process off; pid ${folder}/nginx.pid;
error_log /dev/null;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 1000000000; client_body_temp_path ${folder}/nginx-body;
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${folder}/${fleetFiles.certificate};
    ssl_certificate_key ${folder}/${fleetFiles.key};
    ssl_client_certificate ${folder}/${fleetFiles.authority};
    ssl_verify_client on; ssl_protocols TLSv1.3; ssl_session_tickets off; ssl_session_cache off;
    default_type application/json;
    location / { return 200 '{"accessToken":"constant"}'; }
  }
}
`;

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const socket = connect(port, '127.0.0.1');
    const connected = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (connected) return;
    await delay(50);
  }
  throw new Error('nginx does not listen.');
}
