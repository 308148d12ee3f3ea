import { isIPv6, SocketAddress } from 'node:net';
import { GatehouseError } from '#contract/error-codes.ts';

/** Refusals that an address may collect within the window before it is told to wait; addresses that are watched. */
export const refusalLimits = { refusals: 300, windowSeconds: 60, addresses: 10_000 } as const;

interface Window {
  beganAt: number;
  refusals: number;
}

/**
 * Counts refused attempts for each address. An accepted attempt is never counted and never held back: a whole fleet may
 * stand behind one address, so that every attempt is judged, and only a refusal beyond the limit becomes another answer.
 */
export class RefusalLimit {
  readonly #limits: { refusals: number; windowSeconds: number; addresses: number };
  /** The window that began first comes first. */
  readonly #windows = new Map<string, Window>();

  constructor(limits: { refusals: number; windowSeconds: number; addresses: number } = refusalLimits) {
    this.#limits = limits;
  }

  /** Whether the next refusal of an address is beyond the limit. */
  isReached(address: string, at: Date): boolean {
    if (this.#windows.size === 0) return false;
    return (this.#open(siteOf(address), at)?.refusals ?? 0) >= this.#limits.refusals;
  }

  /**
   * Counts a refused attempt.
   * @returns what to answer instead where it is beyond the limit: `too-many-attempts` with `retryAfterSeconds`.
   */
  count(address: string, at: Date): GatehouseError | undefined {
    const site = siteOf(address);
    const window = this.#open(site, at) ?? this.#begin(site, at);
    window.refusals += 1;
    if (window.refusals <= this.#limits.refusals) return undefined;
    const endsAt = window.beganAt + this.#limits.windowSeconds * 1000;
    const retryAfterSeconds = Math.max(1, Math.ceil((endsAt - at.getTime()) / 1000));
    const message = `Too many refused attempts from this address. Try again in ${retryAfterSeconds} s.`;
    return new GatehouseError('too-many-attempts', message, { retryAfterSeconds });
  }

  #open(site: string, at: Date): Window | undefined {
    const window = this.#windows.get(site);
    if (window === undefined) return undefined;
    const passedMs = at.getTime() - window.beganAt;
    // A clock that was set back ends the window, so that no wait becomes longer.
    if (passedMs >= 0 && passedMs < this.#limits.windowSeconds * 1000) return window;
    this.#windows.delete(site);
    return undefined;
  }

  #begin(site: string, at: Date): Window {
    const window = { beganAt: at.getTime(), refusals: 0 };
    this.#windows.set(site, window);
    const [first] = this.#windows.keys();
    if (this.#windows.size > this.#limits.addresses && first !== undefined) this.#windows.delete(first);
    return window;
  }
}

/** What counts as one address: an IPv4 address, in whichever notation, or the 64 bits that one IPv6 site has. */
function siteOf(address: string): string {
  if (!address.includes(':') || !isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const plain = address.split('%', 1)[0] ?? '';
  const [head = '', tail] = new SocketAddress({ address: plain, family: 'ipv6' }).address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const site = tail === undefined ? groups : [...groups, ...Array<string>(8).fill('0')];
  return site.slice(0, 4).join(':');
}
