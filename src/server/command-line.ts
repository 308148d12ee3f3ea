import { ConfigError, readConfig, type Config } from './config.ts';
import { NewerDataError } from './storage/migrate.ts';
import { openStorage } from './storage/open-storage.ts';
import type { Storage } from './storage/tables.ts';

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

/** The database of a data folder; one that a later version has used is told, and ends the process with 1. */
export async function storageOrExit(dataFolder: string): Promise<Storage> {
  try {
    return await openStorage(dataFolder);
  } catch (error) {
    if (error instanceof NewerDataError) return fail(error.message, 1);
    throw error;
  }
}
