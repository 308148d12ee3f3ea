import type { LeftOutCode, RepairCode } from '#contract/input-codes.ts';
import { emptyReport, itemCount, type InputReport, type LeftOut, type Origin } from './input-report.ts';
import type { InputLimits } from './limits.ts';
import type { Opening } from './password-encryption.ts';

/** What reading needs from outside. */
export interface ReadingOptions {
  crypto: Crypto;
  password?: string;
  limits: InputLimits;
}

/** One reading in progress: collects what is found and keeps the bound on how much that may be. */
export class Reading {
  readonly report: InputReport = emptyReport();
  readonly crypto: Crypto;
  readonly limits: InputLimits;
  readonly #password: string | undefined;
  readonly #repaired = new WeakMap<Origin, Set<RepairCode>>();
  #full = false;

  constructor({ crypto, password, limits }: ReadingOptions) {
    this.crypto = crypto;
    this.limits = limits;
    this.#password = password;
  }

  /** Passwords to try, in order: the one given, then the empty one. */
  openings(): Opening[] {
    const passwords = this.#password ? [this.#password, ''] : [''];
    return passwords.map((password) => ({ crypto: this.crypto, password, iterations: this.limits.iterations }));
  }

  /** Adds an item to one of the report's lists. Past the limit, the first is named and the rest is dropped. */
  add<Item extends { origin: Origin }>(items: Item[], item: Item): void {
    if (itemCount(this.report) < this.limits.items) items.push(item);
    else if (!this.#full) {
      this.#full = true;
      this.leaveOut('too-many-items', item.origin, { maximum: this.limits.items });
    }
  }

  /** Names something put right, once for each place. */
  repair(code: RepairCode, origin: Origin): void {
    const known = this.#repaired.get(origin) ?? new Set();
    this.#repaired.set(origin, known);
    if (known.has(code)) return;
    known.add(code);
    this.report.repairs.push({ code, origin });
  }

  /** Names something that cannot be used. */
  leaveOut(code: LeftOutCode, origin: Origin, evidence: LeftOut['evidence'] = {}): void {
    this.report.leftOut.push({ code, origin, evidence });
  }

  /** Names something that no password opened: asks for one where none was given. */
  leaveClosed(code: LeftOutCode, origin: Origin): void {
    const asks = code === 'password-wrong' && !this.#password;
    this.leaveOut(asks ? 'password-needed' : code, origin);
  }
}
