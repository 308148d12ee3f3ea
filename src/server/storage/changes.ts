/** Tells whether the database may hold something else than it did. */
export interface Changes {
  /**
   * A number that grows with everything that is committed, in this process or another one. What was read after the
   * number was taken still holds as long as the number is the same.
   */
  count(): number;
}
