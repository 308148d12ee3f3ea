import { nextTask } from '#console/ui/next-task.ts';
import { FleetShare } from './fleet-share.ts';
import type { FleetConditions, FleetNews, FleetOrder, FleetRow } from './messages.ts';
import { pack, unpack } from './pack.ts';
import { readFiles, type SharedFile } from './read-files.ts';

/** News of progress are this far apart; rows are handed over in step with them. */
const newsEveryMs = 100;

const files: SharedFile[] = [];
let share = new FleetShare(crypto.subtle);
let cancelled = false;

function tell(news: FleetNews, transfer: ArrayBuffer[] = []): void {
  self.postMessage(news, { transfer });
}

async function read(order: Extract<FleetOrder, { type: 'read' }>): Promise<void> {
  share = new FleetShare(crypto.subtle);
  const taken = share;
  let told = performance.now();
  for await (const { report, done, total } of readFiles(files, { crypto, ...order })) {
    await taken.take(report);
    if (performance.now() - told < newsEveryMs && done > 0) continue;
    told = performance.now();
    tell({ type: 'reading', done, total, found: taken.found });
    // Messages are let in: a cancellation must not wait behind work.
    await nextTask();
    if (cancelled) return;
  }
  const [issuers, prints] = [pack(taken.issuers()), pack(taken.prints())];
  tell({ type: 'read', found: taken.found, issuers, prints }, [issuers, prints]);
}

async function judge(conditions: FleetConditions): Promise<void> {
  const total = share.deviceCount;
  let waiting: FleetRow[] = [];
  let done = 0;
  let told = performance.now();
  const tellRows = () => {
    done += waiting.length;
    tell({ type: 'rows', rows: waiting, done, total, found: share.found });
    waiting = [];
    told = performance.now();
  };
  tellRows();
  for await (const rows of share.judge(conditions)) {
    waiting.push(...rows);
    if (performance.now() - told < newsEveryMs) continue;
    tellRows();
    // Messages are let in: a cancellation must not wait behind work.
    await nextTask();
    if (cancelled) return;
  }
  tellRows();
  tell({ type: 'judged' });
}

async function obey(order: FleetOrder): Promise<void> {
  switch (order.type) {
    case 'add':
      files.push(...order.files.map((file) => ({ ...file, shared: order.shared })));
      return;
    case 'read':
      return read(order);
    case 'judge':
      share.merge(order.issuers.flatMap(unpack), order.known.flatMap(unpack));
      return judge(order.conditions);
    case 'open': {
      const device = await share.open(order.fingerprint);
      return tell({ type: 'opened', id: order.id, ...(device === undefined ? {} : { device }) });
    }
    case 'cancel':
      cancelled = true;
      return tell({ type: 'cancelled' });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<FleetOrder>) => {
  obey(data).catch((error: unknown) => tell({ type: 'failed', message: String(error) }));
});
