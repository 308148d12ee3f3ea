import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fleetFiles } from './fleet.ts';
import { freePort } from './free-port.ts';
import { deviceTokenRequest, pinned, type TokenServer } from './token-server.ts';

/** nginx with `ssl_verify_client on` and a constant answer, as one process; undefined where there is no nginx. */
export async function startNginx(folder: string): Promise<TokenServer | undefined> {
  const program = ['nginx', '/usr/sbin/nginx'].find(runs) ?? unpackFromDebian(folder);
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

const runs = (program: string): boolean => spawnSync(program, ['-v']).status === 0;

/** Debian's package, unpacked beside the fleet's files and not installed: nothing of the system is changed. */
function unpackFromDebian(folder: string): string | undefined {
  const download = (): boolean => spawnSync('apt-get', ['download', 'nginx'], { cwd: folder }).status === 0;
  if (!download() && !(spawnSync('apt-get', ['update']).status === 0 && download())) return undefined;
  const file = readdirSync(folder).find((name) => /^nginx_.*\.deb$/.test(name));
  const unpacked = join(folder, 'nginx');
  if (file === undefined || spawnSync('dpkg', ['-x', file, unpacked], { cwd: folder }).status !== 0) return undefined;
  const program = join(unpacked, 'usr/sbin/nginx');
  return runs(program) ? program : undefined;
}

const configuration = (folder: string, port: number): string => `
daemon off; master_process off; pid ${folder}/nginx.pid;
error_log /dev/null;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 1000000000; client_body_temp_path ${folder}/nginx-body;
  proxy_temp_path ${folder}/nginx-proxy; fastcgi_temp_path ${folder}/nginx-fastcgi;
  uwsgi_temp_path ${folder}/nginx-uwsgi; scgi_temp_path ${folder}/nginx-scgi;
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${folder}/${fleetFiles.certificate};
    ssl_certificate_key ${folder}/${fleetFiles.key};
    ssl_client_certificate ${folder}/${fleetFiles.authority};
    ssl_verify_client on; ssl_protocols TLSv1.3; ssl_session_tickets off; ssl_session_cache off;
    default_type application/json;
    add_header Cache-Control no-store; add_header X-Request-Id AAAAAAAAAAAAAAAA;
    location / { return 200 '{"accessToken":"${'x'.repeat(660)}"}'; }
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
