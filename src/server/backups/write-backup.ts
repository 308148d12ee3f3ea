import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { create, extract } from 'tar';
import {
  backedUpFiles,
  backedUpFolders,
  BackupError,
  databaseName,
  manifestName,
  verifyContent,
  writeManifest,
} from './backup-content.ts';
import { toDisk } from './to-disk.ts';

/** Milliseconds that the copy of the database waits for a writer. */
const busyTimeoutMs = 30_000;

/**
 * Writes everything that a data folder holds into one new file (0600), a tar archive; servers go on meanwhile. The
 * database is copied as it is at one moment; keys and certificates are read after it, so that none is missing that a
 * token in it was signed with. The file appears once it was read back and found whole.
 * @throws BackupError where there is no data, or the file is there already.
 */
export async function writeBackup(dataFolder: string, file: string, at: Date): Promise<void> {
  if (!existsSync(join(dataFolder, databaseName))) {
    throw new BackupError(`There is no Gatehouse data in ${dataFolder}. GATEHOUSE_DATA names another folder.`);
  }
  if (existsSync(file)) throw new BackupError(`${file} is there already. Name a new file.`);
  if (!existsSync(dirname(file))) throw new BackupError(`There is no folder ${dirname(file)}.`);
  const work = mkdtempSync(join(dirname(file), `.${basename(file)}.`));
  try {
    const content = join(work, 'content');
    mkdirSync(content, { mode: 0o700 });
    copyDatabase(dataFolder, content);
    for (const folder of backedUpFolders) copyFolder(dataFolder, content, folder);
    for (const name of backedUpFiles.filter((present) => existsSync(join(dataFolder, present)))) {
      copyFileSync(join(dataFolder, name), join(content, name));
    }
    writeFileSync(join(content, manifestName), await writeManifest(content, at), { mode: 0o600 });
    const archive = join(work, 'archive');
    writeFileSync(archive, '', { mode: 0o600 });
    const rest = readdirSync(content).filter((name) => name !== manifestName);
    await create({ file: archive, cwd: content, portable: true, strict: true }, [manifestName, ...rest]);
    await verifyArchive(archive, join(work, 'check'));
    await toDisk(archive);
    publish(archive, file);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Unpacks an archive into a new folder and makes sure that it is whole. @returns when it was made. @throws BackupError */
export async function verifyArchive(archive: string, folder: string): Promise<string> {
  mkdirSync(folder, { mode: 0o700 });
  try {
    await extract({
      file: archive,
      cwd: folder,
      strict: true,
      noMtime: true,
      filter: (_path, entry) => !('type' in entry) || entry.type === 'File' || entry.type === 'Directory',
    });
  } catch (cause) {
    throw new BackupError('It is no tar archive, or it is cut off.', { cause });
  }
  return verifyContent(folder);
}

function copyDatabase(dataFolder: string, content: string): void {
  const target = join(content, databaseName);
  const database = new DatabaseSync(join(dataFolder, databaseName), { timeout: busyTimeoutMs });
  try {
    database.prepare('VACUUM INTO ?').run(target);
  } finally {
    database.close();
  }
  chmodSync(target, 0o600);
}

/** Copies a folder's PEM files; one that goes while it is read was retired, and is read under its new name. */
function copyFolder(dataFolder: string, content: string, folder: string): void {
  const source = join(dataFolder, folder);
  const target = join(content, folder);
  for (;;) {
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { mode: 0o700 });
    if (!existsSync(source)) return;
    try {
      for (const name of readdirSync(source).filter((item) => item.endsWith('.pem'))) {
        copyFileSync(join(source, name), join(target, name));
      }
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}

/** Gives the archive its name; never in the place of another file. */
function publish(archive: string, file: string): void {
  try {
    linkSync(archive, file);
  } catch (cause) {
    if (existsSync(file)) throw new BackupError(`${file} is there already. Name a new file.`, { cause });
    throw cause;
  }
}
