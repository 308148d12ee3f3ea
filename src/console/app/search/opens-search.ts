/** What of a key press tells whether it opens the search. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * True for Ctrl+K (Cmd+K) anywhere, and for "/" outside of fields, on every keyboard layout.
 * @param typing whether the focus is where text is entered
 */
export function opensSearch({ key, ctrlKey, metaKey, altKey }: KeyPress, typing: boolean): boolean {
  if (altKey) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k';
  return key === '/' && !typing;
}

/** True for a key that writes one character. */
export function isCharacter({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey;
}
