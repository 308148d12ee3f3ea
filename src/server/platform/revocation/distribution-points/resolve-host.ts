import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';

/** Finds every IP address of a host; rejects where there is none or the signal ends it. */
export type ResolveHost = (host: string, allowed: boolean, signal: AbortSignal) => Promise<string[]>;

/**
 * Asks the name servers. A host that the operator named is looked up as the system does, its hosts file included; a
 * host that a certificate names is not, so that a slow name server holds none of the process's few lookup threads.
 */
export const resolveHost: ResolveHost = async (host, allowed, signal) => {
  if (isIP(host) !== 0) return [host];
  if (allowed) return (await lookup(host, { all: true })).map(({ address }) => address);
  const resolver = new Resolver({ timeout: 1000, tries: 2 });
  const cancel = (): void => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (addresses.length === 0) throw new Error(`${host} has no address`);
    return addresses;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
};
