import { createTestDevice } from '#pki/author/test-device.ts';
import { createWebCrypto } from '#pki/web-crypto.ts';
import { judgeChains } from './judge-chains.ts';
import type { OperationName, Operations, WorkerRequest } from './operations.ts';
import { readRevocationList } from './read-revocation-list.ts';
import { readSources } from './read-sources.ts';
import { sha256Of } from './sha256.ts';

async function answer(message: WorkerRequest): Promise<Operations[OperationName]['reply']> {
  switch (message.operation) {
    case 'read':
      return readSources(crypto, message.request);
    case 'judge':
      return judgeChains(crypto, message.request);
    case 'readRevocationList':
      return readRevocationList(message.request);
    case 'sha256':
      return sha256Of(createWebCrypto(crypto.subtle), message.request);
    case 'signCode':
      return (await import('./possession.ts')).signCode(crypto, message.request);
    case 'checkSignature':
      return (await import('./possession.ts')).checkSignature(crypto, message.request);
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
