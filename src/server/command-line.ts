import { ConfigError, readConfig, type Config } from './config.ts';

/** Writes one line to standard output. */
export const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Tells what is wrong and ends the process. */
export function fail(lines: string, exitCode: number): never {
  process.stderr.write(`${lines}\n`);
  process.exit(exitCode);
}

/** The settings of the environment; mistakes in them are told, one a line, and end the process with 2. */
export function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message, 2);
    throw error;
  }
}
