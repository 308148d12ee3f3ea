import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createFleet, fleetArchive } from '#testing/fleet.ts';

const folder = '.cache';
const dayMs = 86_400_000;
/** Devices of the fleet expire; it is made anew before that changes what comes out. */
const keptMs = 5 * dayMs;

/** A fleet on disk, and what a check of it must find. */
export interface CachedFleet {
  archive: string;
  madeAt: number;
  rootPem: string;
  accepted: number;
  devices: number;
}

/** A fleet of so many devices as a ZIP file, made once and kept for a few days. */
export async function cachedFleet(devices: number): Promise<CachedFleet> {
  const facts = `${folder}/fleet-${devices}.json`;
  const known: CachedFleet | undefined = await readFile(facts, 'utf8').then(JSON.parse, () => undefined);
  if (known !== undefined && Date.now() - known.madeAt < keptMs) return known;
  const archive = `${folder}/fleet-${devices}.zip`;
  const fleet = createFleet(devices, new Date());
  await mkdir(folder, { recursive: true });
  await writeFile(archive, fleetArchive(fleet));
  const { accepted } = fleet.expected;
  const made = { archive, madeAt: Date.now(), rootPem: fleet.root.pem, accepted, devices };
  await writeFile(facts, JSON.stringify(made));
  return made;
}
