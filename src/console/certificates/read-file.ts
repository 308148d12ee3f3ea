import { inputLimits } from '#pki/input/limits.ts';
import type { Source } from '#console/worker/operations.ts';
import { filePath } from './file-path.ts';

/** Takes in a file; one that is too large, or was moved or changed since it was chosen, is named for that. */
export async function readFile(file: File): Promise<Source> {
  const source = { name: filePath(file), bytes: new Uint8Array() };
  const { size } = file;
  if (size > inputLimits.bytes) {
    return { ...source, unread: { code: 'input-too-large', evidence: { bytes: size, maximum: inputLimits.bytes } } };
  }
  try {
    return { ...source, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return { ...source, unread: { code: 'file-unreadable', evidence: {} } };
  }
}
