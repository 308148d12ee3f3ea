import type { OperationName, Operations, WorkerReply } from './operations.ts';

interface Waiting {
  resolve: (reply: WorkerReply) => void;
  reject: (error: Error) => void;
}

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/**
 * Asks the certificate worker, which is started when it is first needed and stays.
 * @throws Error where the worker cannot be loaded or fails on the request.
 */
export async function askWorker<Name extends OperationName>(
  operation: Name,
  request: Operations[Name]['request'],
): Promise<Operations[Name]['reply']> {
  worker ??= startWorker();
  lastId += 1;
  const id = lastId;
  const reply = new Promise<WorkerReply>((resolve, reject) => waiting.set(id, { resolve, reject }));
  worker.postMessage({ id, operation, request });
  const answer = await reply;
  if ('failure' in answer) throw new Error(answer.failure);
  return answer.reply;
}

function startWorker(): Worker {
  const started = new Worker(new URL('./certificate-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => {
    waiting.get(data.id)?.resolve(data);
    waiting.delete(data.id);
  });
  started.addEventListener('error', (event) => {
    worker = undefined;
    for (const { reject } of waiting.values())
      reject(new Error(event.message || 'The certificate worker did not load'));
    waiting.clear();
  });
  return started;
}
