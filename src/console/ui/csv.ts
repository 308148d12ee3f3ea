/** One cell; null and undefined are empty. */
export type CsvCell = string | number | boolean | null | undefined;

/** What a spreadsheet would take for a formula, were it the first character (OWASP: CSV injection). */
const formulaStart = /^[=+\-@\t\r]/;

function field(cell: CsvCell): string {
  const text = cell == null ? '' : String(cell);
  const safe = typeof cell === 'string' && formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV (RFC 4180); texts that a spreadsheet would run as formulas begin with an apostrophe. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
