import { Worker } from 'node:worker_threads';
import type { SuiteCase } from '../../scripts/conformance-case.ts';

/** What became of a case. */
export type Answer = 'accepted' | 'refused' | 'over time';

/** A peer in a thread of its own, which is ended and started again where it does not answer in time. */
export class IsolatedPeer {
  readonly #name: string;
  readonly #timeLimit: number;
  #worker: Worker | undefined;

  /** `timeLimit` in ms. */
  constructor(name: string, timeLimit: number) {
    this.#name = name;
    this.#timeLimit = timeLimit;
  }

  async judge(input: SuiteCase): Promise<Answer> {
    const worker = (this.#worker ??= new Worker(new URL('./peer-worker.ts', import.meta.url), {
      workerData: this.#name,
    }));
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const timer = setTimeout(() => resolve('over time'), this.#timeLimit);
    worker.once('message', (accepted: boolean) => resolve(accepted ? 'accepted' : 'refused'));
    worker.once('error', () => resolve('refused'));
    worker.postMessage(input);
    const answer = await promise;
    clearTimeout(timer);
    worker.removeAllListeners('message').removeAllListeners('error');
    if (answer === 'over time') await this.end();
    return answer;
  }

  /** Ends the thread; the next case starts another. */
  async end(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}
