import { open } from 'node:fs/promises';

/** Settles when what was written to a file, or the names in a folder, have reached the disk. */
export async function toDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}
