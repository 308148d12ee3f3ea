import { createHmac } from 'node:crypto';
import { GatehouseError } from '#contract/error-codes.ts';
import type { Storage, UserRow } from '#server/storage/tables.ts';
import { passwordFits, unmatchableHash } from './hash-password.ts';
import { credentialsRefused } from './principal.ts';
import { SlowDown } from './slow-down.ts';
import { findUser } from './store.ts';

/** What somebody claims to be. */
export interface PasswordClaim {
  tenantId: string;
  userName: string;
  password: string;
  /** Network address of the caller. */
  address: string;
}

/** Checks passwords: `check` resolves to the user or throws `credentials-invalid` or `too-many-attempts`. */
export interface PasswordChecker {
  check(claim: PasswordClaim): Promise<UserRow>;
}

const rememberMs = 60_000;
const rememberedLimit = 1000;
/** scrypt runs at a time or waiting, over the whole process. */
const runningLimit = 16;
const forgetAfterSeconds = 900;

/**
 * A checker with its own memory: verified credentials are remembered for 60 s under an HMAC whose key lives in this
 * process alone, equal claims at the same time are checked once, failures slow down per user and per address.
 */
export function createPasswordChecker(
  storage: Storage,
  now: () => Date,
  random: (size: number) => Uint8Array,
): PasswordChecker {
  const hmacKey = random(32);
  const perUser = new SlowDown({ freeAttempts: 5, longestWaitSeconds: 60, forgetAfterSeconds, entries: 10_000 });
  const perAddress = new SlowDown({ freeAttempts: 20, longestWaitSeconds: 60, forgetAfterSeconds, entries: 10_000 });
  /** When each was verified, in milliseconds since 1970. */
  const remembered = new Map<string, number>();
  const running = new Map<string, Promise<boolean>>();

  const slowlyFits = async (claim: PasswordClaim, hash: string, since: number | undefined): Promise<boolean> => {
    // Failures at a user who was deleted are none of a later one's of the same name.
    const userKey = JSON.stringify([claim.tenantId, claim.userName, since]);
    perUser.attempt(userKey, now());
    perAddress.attempt(claim.address, now());
    const fits = await passwordFits(claim.password, hash);
    if (fits) {
      perUser.succeeded(userKey);
      perAddress.takeBack(claim.address);
    }
    return fits;
  };

  const runOnce = (key: string, claim: PasswordClaim, hash: string, since: number | undefined): Promise<boolean> => {
    const same = running.get(key);
    if (same !== undefined) return same;
    if (running.size >= runningLimit) {
      throw new GatehouseError('too-many-attempts', 'Too many sign-ins at once. Try again in 1 s.', {
        retryAfterSeconds: 1,
      });
    }
    const run = slowlyFits(claim, hash, since).finally(() => running.delete(key));
    running.set(key, run);
    return run;
  };

  const remember = (key: string): void => {
    const [oldest] = remembered.keys();
    if (remembered.size >= rememberedLimit && oldest !== undefined) remembered.delete(oldest);
    remembered.set(key, now().getTime());
  };

  return {
    async check(claim) {
      const user = await findUser(storage, claim.tenantId, claim.userName);
      const hash = user?.password_hash ?? unmatchableHash;
      const named = [claim.tenantId, claim.userName, claim.password, hash];
      const key = createHmac('sha256', hmacKey).update(JSON.stringify(named)).digest('base64');
      const ageMs = now().getTime() - (remembered.get(key) ?? -Infinity);
      const fresh = ageMs >= 0 && ageMs < rememberMs;
      if (!fresh) {
        remembered.delete(key);
        if (!(await runOnce(key, claim, hash, user?.created_at))) throw credentialsRefused();
      }
      if (user === undefined || user.enabled === 0) throw credentialsRefused();
      if (!fresh) remember(key);
      return user;
    },
  };
}
