import { readFile } from 'node:fs/promises';

/** Samples the memory of a page's process until it is stopped. */
export interface MemoryWatch {
  /** Resident memory of the page, its workers included, in MB: before, and at most. */
  stop(): Promise<{ before: number; peak: number }>;
}

const megabyte = 1024 * 1024;
const everyMs = 100;

/** Watches resident memory as the operating system counts it: heaps, buffers and everything else (Linux). */
export async function watchMemory(processId: number): Promise<MemoryWatch> {
  const before = await residentBytes(processId);
  let peak = before;
  const ended = new AbortController();
  const sampling = (async () => {
    while (!ended.signal.aborted) {
      peak = Math.max(peak, await residentBytes(processId));
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  })();
  return {
    stop: async () => {
      ended.abort();
      await sampling;
      return { before: before / megabyte, peak: peak / megabyte };
    },
  };
}

/** Pages that several processes share, such as those of the browser's own program, count in part alone. */
async function residentBytes(processId: number): Promise<number> {
  const sizes = await readFile(`/proc/${processId}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+) kB/m.exec(sizes)?.[1] ?? Number.NaN) * 1024;
}
