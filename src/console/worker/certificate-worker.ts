import { createTestDevice } from '#pki/author/test-device.ts';
import { judgeChains } from './judge-chains.ts';
import type { OperationName, Operations, WorkerRequest } from './operations.ts';
import { readSources } from './read-sources.ts';

async function answer(message: WorkerRequest): Promise<Operations[OperationName]['reply']> {
  switch (message.operation) {
    case 'read':
      return readSources(crypto, message.request);
    case 'judge':
      return judgeChains(crypto, message.request);
    case 'createTestDevice':
      return createTestDevice({ crypto, ...message.request });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  answer(data).then(
    (reply) => self.postMessage({ id: data.id, reply }),
    (error: unknown) => self.postMessage({ id: data.id, failure: String(error) }),
  );
});
