import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BackupError, manifestName } from './backup-content.ts';
import { toDisk } from './to-disk.ts';
import { verifyArchive } from './write-backup.ts';

/**
 * Makes a data folder out of a backup: unpacked and checked beside it, then put in its place in one step, so that a kill
 * at any moment leaves either nothing or all of it.
 * @param dataFolder absent or empty.
 * @returns when the backup was made.
 * @throws BackupError
 */
export async function restoreBackup(file: string, dataFolder: string): Promise<string> {
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`);
  demandEmpty(dataFolder);
  mkdirSync(dirname(dataFolder), { recursive: true });
  removeLeftovers(dataFolder);
  const work = `${dataFolder}${workMark}${process.pid}`;
  try {
    const createdAt = await verifyArchive(file, work);
    rmSync(join(work, manifestName));
    await secure(work);
    demandEmpty(dataFolder);
    if (existsSync(dataFolder)) rmdirSync(dataFolder);
    renameSync(work, dataFolder);
    await toDisk(dirname(dataFolder));
    return createdAt;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EBUSY' || code === 'EXDEV') {
      throw new BackupError(`${dataFolder} is a mount point. Name a folder below it in GATEHOUSE_DATA.`, {
        cause: error,
      });
    }
    throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const workMark = '.restoring-';

function demandEmpty(dataFolder: string): void {
  if (!existsSync(dataFolder) || readdirSync(dataFolder).length === 0) return;
  throw new BackupError(
    `The data folder ${dataFolder} is not empty. Stop the server and move the folder away, or name another one in GATEHOUSE_DATA.`,
  );
}

/** What restorations left behind that were killed. */
function removeLeftovers(dataFolder: string): void {
  const start = `${basename(dataFolder)}${workMark}`;
  for (const name of readdirSync(dirname(dataFolder))) {
    const process = name.startsWith(start) ? Number(name.slice(start.length)) : NaN;
    if (Number.isInteger(process) && !isAlive(process)) {
      rmSync(join(dirname(dataFolder), name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Modes as the server gives them, and everything on disk. */
async function secure(folder: string): Promise<void> {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    chmodSync(path, entry.isDirectory() ? 0o700 : 0o600);
    await toDisk(path);
  }
  await toDisk(folder);
}
