import { filePath } from '#console/certificates/file-path.ts';
import type { FleetFile } from '#console/worker/fleet/messages.ts';

/** Up to this much is read at once and shown in full detail; more is a fleet, which is read in the background. */
const atOnce = { files: 40, bytes: 256 * 1024, packedBytes: 48 * 1024 };

/** Whether these files are too many, or too large, to be looked at one by one. */
export function isFleet(files: readonly FleetFile[]): boolean {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const packed = files.some(({ name, file }) => /\.zip$/i.test(name) && file.size > atOnce.packedBytes);
  return files.length > atOnce.files || bytes > atOnce.bytes || packed;
}

/** Files as they were dropped or chosen, each with its path inside the folder it came in. */
export function namedFiles(files: readonly File[]): FleetFile[] {
  return files.map((file) => ({ file, name: filePath(file) }));
}
