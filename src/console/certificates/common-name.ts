/** The first common name in a distinguished name as text (Java's or RFC 4514's form), else the whole name. */
export function commonNameOf(distinguishedName: string): string {
  const match = /(?:^|[,+]\s*)CN=(?:"((?:[^"\\]|\\.)*)"|((?:[^,+\\]|\\.)*))/.exec(distinguishedName);
  const name = match?.[1] ?? match?.[2];
  return name === undefined || name === '' ? distinguishedName : name.replaceAll(/\\(.)/g, '$1');
}
