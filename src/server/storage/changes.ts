/** Tells whether the database may hold something else than it did. */
export interface Changes {
  /**
   * A number that grows with everything that is committed, in this process or another one. What was read after the
   * number was taken still holds as long as the number is the same. What this process writes to the records of token
   * attempts alone does not count: nothing is decided by them.
   */
  count(): number;
  /**
   * The same, but what other processes commit is asked for once in a turn of the event loop. Whatever is read from the
   * network in a turn was sent before that or is being sent meanwhile; what this process commits counts at once.
   */
  countOfTurn(): number;
}
