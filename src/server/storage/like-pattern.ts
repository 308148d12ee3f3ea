/** Text for a LIKE pattern that stands for itself; the statement says `escape '\'`. */
export function literalInPattern(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
