import { ConfigError, readConfig, type Config } from '../config.ts';
import { BackupError } from './backup-content.ts';

/**
 * Runs a command that takes one file: exit code 2 for a wrong call or configuration, 1 where it cannot be done.
 * @param work gives what is said in the end.
 */
export async function runBackupCommand(
  usage: string,
  work: (file: string, config: Config) => Promise<string>,
): Promise<void> {
  const [file, ...more] = process.argv.slice(2);
  try {
    if (file === undefined || file.startsWith('-') || more.length > 0) throw new ConfigError([usage]);
    process.stdout.write(`${await work(file, readConfig(process.env))}\n`);
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof BackupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof ConfigError ? 2 : 1;
  }
}
