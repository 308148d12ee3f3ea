/** Three certificates in DER that every contender judges; many leaves, so that nobody measures a remembered answer. */
export interface BenchChain {
  algorithm: 'P-256' | 'RSA-2048';
  root: Uint8Array;
  intermediate: Uint8Array;
  leaves: Uint8Array[];
  /** A leaf whose subject was changed after it was signed: to be refused. */
  forged: Uint8Array;
  at: Date;
}

/**
 * One way to judge a chain. `cold` starts from the bytes of three certificates; `warm` knows the issuer chain (parsed,
 * checked, keys imported) and is handed a new leaf.
 */
export interface Contender {
  name: string;
  state: 'cold' | 'warm';
  accepts(leaf: Uint8Array): boolean | Promise<boolean>;
}

/** Makes the contenders of one library for one chain. */
export type ContenderFactory = (chain: BenchChain) => Contender[] | Promise<Contender[]>;

/** @throws Error where a contender takes a forged leaf or refuses a good one: its speed would mean nothing. */
export async function proveContender(contender: Contender, chain: BenchChain): Promise<void> {
  for (const leaf of chain.leaves)
    if (!(await contender.accepts(leaf))) throw new Error(`${contender.name} refuses a good chain`);
  if (await contender.accepts(chain.forged)) throw new Error(`${contender.name} accepts a forged leaf`);
}

/** The contenders of all these libraries for one chain. */
export async function makeContenders(factories: readonly ContenderFactory[], chain: BenchChain): Promise<Contender[]> {
  const contenders: Contender[] = [];
  for (const make of factories) contenders.push(...(await make(chain)));
  return contenders;
}
