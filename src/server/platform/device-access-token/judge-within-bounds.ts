import { setImmediate as nextTurn } from 'node:timers/promises';
import { GatehouseError } from '#contract/error-codes.ts';
import type { CryptoPort } from '#pki/crypto-port.ts';
import { judgePaths, type Judged } from '#pki/judge.ts';
import type { JudgeRequest } from '#pki/judge-request.ts';

/**
 * Signatures that are verified at once for a chain, the same where the address has had too many refusals, and how many
 * chains that need more are judged at a time and may wait.
 */
export const judgingLimits = { quick: 12, quickBeyondLimit: 4, patientAtOnce: 2, patientWaiting: 64 } as const;

/** Judges chains without keeping anybody else waiting for a hostile one. */
export interface BoundedJudge {
  /**
   * @param beyondLimit whether the address has had too many refusals.
   * @throws GatehouseError `too-many-attempts` where too many chains wait that need much work.
   */
  judge(request: JudgeRequest, beyondLimit: boolean): Promise<Judged>;
}

/**
 * Gives every chain a small budget first, which an ordinary one does not use up and which blocks the process for some
 * milliseconds at most. A chain that does use it up is judged anew with the engine's own budget, one signature in each
 * turn of the event loop, few of them at a time.
 */
export function createBoundedJudge(
  limits: { [Name in keyof typeof judgingLimits]: number } = judgingLimits,
): BoundedJudge {
  const waiting: (() => void)[] = [];
  let running = 0;

  const enter = async (): Promise<void> => {
    if (running < limits.patientAtOnce) {
      running += 1;
      return;
    }
    if (waiting.length >= limits.patientWaiting) {
      throw new GatehouseError('too-many-attempts', 'Too many long chains at once. Try again in 5 s.', {
        retryAfterSeconds: 5,
      });
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push(resolve);
    await promise;
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  return {
    async judge(request, beyondLimit) {
      const signatures = beyondLimit ? limits.quickBeyondLimit : limits.quick;
      const judged = await judgePaths({ ...request, budget: { ...request.budget, signatures } });
      if (!judged.exhausted) return judged;
      await enter();
      try {
        return await judgePaths({ ...request, crypto: patient(request.crypto) });
      } finally {
        leave();
      }
    },
  };
}

/** Lets everything else that is due go first before each signature. */
function patient(crypto: CryptoPort): CryptoPort {
  return {
    digest: (hash, data) => crypto.digest(hash, data),
    verify: async (check) => {
      await nextTurn();
      return crypto.verify(check);
    },
  };
}
