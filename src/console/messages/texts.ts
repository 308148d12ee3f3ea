/** The shape of a catalogue: the keys of the English one, with any words for values. */
export type Texts<English> = {
  readonly [Key in keyof English]: English[Key] extends string
    ? string
    : English[Key] extends readonly string[]
      ? readonly string[]
      : Texts<English[Key]>;
};
