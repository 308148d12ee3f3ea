/** What can be cut off. */
interface Closable {
  destroy(): unknown;
}

/**
 * Bounds the open connections of a listener. At the limit the connection that has waited for a whole request for the
 * longest time gives way to the next one; where each has a request in flight, the next one is closed.
 */
export class OpenLimit<Connection extends Closable> {
  readonly #limit: number;
  /** Those that wait for a request, or for the rest of one, the longest waiting first. */
  readonly #idle = new Set<Connection>();
  /** Requests in flight on each of the others. */
  readonly #busy = new Map<Connection, number>();

  /** @param limit open connections at most. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Open connections. */
  get size(): number {
    return this.#idle.size + this.#busy.size;
  }

  /** Takes a new connection in, idle at first. @returns whether one had to be closed, be it the new one. */
  add(connection: Connection): boolean {
    const full = this.size >= this.#limit;
    const [longestIdle] = this.#idle;
    if (full) {
      if (longestIdle === undefined) {
        connection.destroy();
        return true;
      }
      this.#idle.delete(longestIdle);
      longestIdle.destroy();
    }
    this.#idle.add(connection);
    return full;
  }

  /** A request has come whole on a connection. */
  begin(connection: Connection): void {
    const requests = this.#busy.get(connection) ?? 0;
    if (requests === 0 && !this.#idle.delete(connection)) return;
    this.#busy.set(connection, requests + 1);
  }

  /** A request on a connection was answered. */
  end(connection: Connection): void {
    const requests = this.#busy.get(connection);
    if (requests === undefined) return;
    if (requests > 1) {
      this.#busy.set(connection, requests - 1);
      return;
    }
    this.#busy.delete(connection);
    this.#idle.add(connection);
  }

  /** Forgets a connection that was closed. */
  remove(connection: Connection): void {
    this.#idle.delete(connection);
    this.#busy.delete(connection);
  }
}
