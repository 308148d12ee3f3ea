const key = 'gatehouse-chain-checked';

/** Remembers in this browser that somebody has checked a chain, for the set-up steps; nothing of the chain is kept. */
export function rememberCheckedChain(): void {
  localStorage.setItem(key, 'yes');
}

/** Whether a chain was checked in this browser. */
export function hasCheckedChain(): boolean {
  return localStorage.getItem(key) !== null;
}
