import { GatehouseError, type ErrorCode } from '#contract/error-codes.ts';
import type { Storage } from '#server/storage/tables.ts';
import { SlowDown } from '../sessions/slow-down.ts';
import type { SecretSeal } from './secret-seal.ts';
import { findFactor, useStep, type FactorOwner } from './store.ts';
import { stepOfCode } from './totp.ts';

/** Checks the codes of second factors. */
export interface CodeChecker {
  /**
   * Takes a code that was not used before; it counts for nothing afterwards.
   * @throws GatehouseError `refusal` for any other code, `second-factor-not-set-up`, `too-many-attempts`
   */
  use(owner: FactorOwner, code: string, refusal: ErrorCode): Promise<void>;
}

/** Who guesses codes knows the password already, so that waits are longer than for passwords. */
const limits = { freeAttempts: 5, longestWaitSeconds: 300, forgetAfterSeconds: 3600, entries: 10_000 };

/** Name that a secret is sealed for. */
export function sealOwner({ tenantId, userName }: FactorOwner): string {
  return JSON.stringify([tenantId, userName]);
}

/** Makes the checker of one process; failures slow down per user. */
export function createCodeChecker(storage: Storage, seal: SecretSeal, now: () => Date): CodeChecker {
  const perUser = new SlowDown(limits);
  return {
    async use(owner, code, refusal) {
      const factor = await findFactor(storage, owner);
      if (factor === undefined) {
        throw new GatehouseError('second-factor-not-set-up', 'There is no second factor of this user.');
      }
      // Failures at a factor that was removed are none of a later one's.
      const name = `${sealOwner(owner)} ${factor.created_at}`;
      perUser.attempt(name, now());
      const step = stepOfCode(seal.open(factor.sealed_secret, sealOwner(owner)), code, now());
      if (step === undefined || !(await useStep(storage, owner, step))) {
        throw new GatehouseError(refusal, 'Invalid credentials! : TFA TOTP code is wrong or was used already');
      }
      perUser.succeeded(name);
    },
  };
}
