import type { Budget } from './judge-request.ts';

const defaultBudget: Budget = { signatures: 100, nameComparisons: 50_000, steps: 1000 };

/** Thrown inside the engine when the budget of a verdict is spent; never reaches its caller. */
export class BudgetExhaustedError extends Error {
  readonly spent: keyof Budget;
  readonly limit: number;

  constructor(spent: keyof Budget, limit: number) {
    super(`Budget of ${limit} ${spent} exhausted`);
    this.name = 'BudgetExhaustedError';
    this.spent = spent;
    this.limit = limit;
  }
}

/** Counts the work of one verdict (RFC 4158 2.4.2: a hostile bag must not cost more than an honest one). */
export class WorkBudget {
  readonly spent: Budget = { signatures: 0, nameComparisons: 0, steps: 0 };
  exhausted = false;
  readonly #limits: Budget;

  constructor(limits: Partial<Budget> = {}) {
    this.#limits = { ...defaultBudget, ...limits };
  }

  /** @throws BudgetExhaustedError where the limit is passed. */
  spend(kind: keyof Budget, amount = 1): void {
    if (this.spent[kind] + amount > this.#limits[kind]) {
      this.exhausted = true;
      throw new BudgetExhaustedError(kind, this.#limits[kind]);
    }
    this.spent[kind] += amount;
  }
}
