import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** How a command ended. */
export interface ScriptEnd {
  status: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs a command of the server as an operator does, such as `admin.ts`, while this process goes on: on a connection that
 * it keeps open, it must not miss the server's end of it.
 */
export async function runScript(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<ScriptEnd> {
  const child = spawn('node', [`src/server/${script}`, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status: child.exitCode, stdout, stderr };
}
