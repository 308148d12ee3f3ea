/** The server, restarted on change, beside Vite with hot reload; ends both together. */
import { spawn } from 'node:child_process';

const parts = [
  spawn('node', ['--watch', 'src/server/main.ts'], { stdio: 'inherit' }),
  spawn('vite', [], { stdio: 'inherit' }),
];
const stop = (): void => {
  for (const part of parts) part.kill('SIGTERM');
};
for (const part of parts) part.on('exit', stop);
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
