/** Tells whether the database may hold something else than it did. */
export interface Changes {
  /**
   * A number that grows with everything that is committed, in this process or another one. What was read after the
   * number was taken still holds as long as the number is the same. What this process writes to the records of token
   * attempts alone does not count: nothing is decided by them.
   */
  count(): number;
}
