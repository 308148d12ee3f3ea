/** What can be cut off. */
interface Closable {
  destroy(): unknown;
}

/**
 * Bounds the handshakes in flight. At the limit the next one takes the place of the oldest one of the busiest address:
 * whoever opens connections and says nothing loses its own, and a client that goes on with its handshake is served.
 */
export class HandshakeLimit<Connection extends Closable> {
  readonly #limit: number;
  /** With the address that each came from. */
  readonly #inFlight = new Map<Connection, string>();
  readonly #byAddress = new Map<string, Set<Connection>>();

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
   * @returns whether another one was closed for it.
   */
  begin(connection: Connection, address: string): boolean {
    const full = this.#inFlight.size >= this.#limit;
    if (full) this.#closeOldestOfBusiest();
    this.#inFlight.set(connection, address);
    const ofAddress = this.#byAddress.get(address);
    if (ofAddress === undefined) this.#byAddress.set(address, new Set([connection]));
    else ofAddress.add(connection);
    return full;
  }

  /** Lets a handshake go that succeeded, failed or was cut off; one that is not in flight is nothing to do. */
  end(connection: Connection): void {
    const address = this.#inFlight.get(connection);
    if (address === undefined) return;
    this.#inFlight.delete(connection);
    const ofAddress = this.#byAddress.get(address);
    ofAddress?.delete(connection);
    if (ofAddress?.size === 0) this.#byAddress.delete(address);
  }

  #closeOldestOfBusiest(): void {
    let busiest: Set<Connection> | undefined;
    for (const some of this.#byAddress.values()) if (some.size > (busiest?.size ?? 0)) busiest = some;
    const [oldest] = busiest ?? [];
    if (oldest === undefined) return;
    this.end(oldest);
    oldest.destroy();
  }
}
