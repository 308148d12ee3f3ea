/** A handshake that has begun and not ended. */
interface Handshake {
  address: string;
  /** Cuts it off. */
  close: () => void;
}

/**
 * Bounds the handshakes in flight. At the limit the next one takes the place of the oldest one of the busiest address:
 * whoever opens connections and says nothing loses its own, and a client that goes on with its handshake is served.
 */
export class HandshakeLimit {
  readonly #limit: number;
  readonly #inFlight = new Map<string, Handshake>();
  readonly #byAddress = new Map<string, Set<string>>();

  /** @param limit handshakes in flight at most. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Handshakes in flight. */
  get size(): number {
    return this.#inFlight.size;
  }

  /**
   * Takes a new handshake in.
   * @param name unlike that of any other in flight.
   * @returns whether another one was closed for it.
   */
  begin(name: string, handshake: Handshake): boolean {
    const full = this.#inFlight.size >= this.#limit;
    if (full) this.#closeOldestOfBusiest();
    this.#inFlight.set(name, handshake);
    const names = this.#byAddress.get(handshake.address) ?? new Set();
    this.#byAddress.set(handshake.address, names.add(name));
    return full;
  }

  /** Lets a handshake go that succeeded, failed or was cut off; a name that is not in flight is nothing to do. */
  end(name: string): void {
    const handshake = this.#inFlight.get(name);
    if (handshake === undefined) return;
    this.#inFlight.delete(name);
    const names = this.#byAddress.get(handshake.address);
    names?.delete(name);
    if (names?.size === 0) this.#byAddress.delete(handshake.address);
  }

  #closeOldestOfBusiest(): void {
    let busiest: Set<string> | undefined;
    for (const names of this.#byAddress.values()) if (names.size > (busiest?.size ?? 0)) busiest = names;
    const [oldest] = busiest ?? [];
    if (oldest === undefined) return;
    const handshake = this.#inFlight.get(oldest);
    this.end(oldest);
    handshake?.close();
  }
}
