import { readFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';

/** Samples the memory of the browser's page processes until it is stopped, and gives their largest sum. */
export interface MemoryWatch {
  /** Resident memory of all page processes, page and workers together, in MB: before, and at most. */
  stop(): Promise<{ before: number; peak: number }>;
}

const megabyte = 1024 * 1024;
const everyMs = 100;

/** Watches resident memory as the operating system counts it: heaps, buffers and everything else (Linux). */
export async function watchMemory(browser: Browser): Promise<MemoryWatch> {
  const session = await browser.newBrowserCDPSession();
  const read = async (): Promise<number> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const pages = processInfo.filter(({ type }) => type === 'renderer');
    const sizes = await Promise.all(pages.map(({ id }) => residentBytes(id)));
    return sizes.reduce((sum, size) => sum + size, 0) / megabyte;
  };
  const before = await read();
  let peak = before;
  const ended = new AbortController();
  const sampling = (async () => {
    while (!ended.signal.aborted) {
      peak = Math.max(peak, await read());
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  })();
  return {
    stop: async () => {
      ended.abort();
      await sampling;
      await session.detach();
      return { before, peak };
    },
  };
}

/** Pages that several processes share, such as those of the browser's own program, count for each in part alone. */
async function residentBytes(processId: number): Promise<number> {
  const sizes = await readFile(`/proc/${processId}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(sizes)?.[1] ?? 0) * 1024;
}
