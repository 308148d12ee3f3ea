/** One record of a CSV file. */
export interface CsvRecord {
  fields: string[];
  /** As it stands in the file. */
  line: string;
}

const separators = [';', '\t', ','];

/**
 * Reads CSV (RFC 4180): quoted fields may hold separators, line breaks and doubled quotes; a byte order mark and empty
 * lines are passed over. The separator is whichever of semicolon, tab and comma the first line has most of, as
 * Cumulocity takes all three.
 */
export function readCsv(text: string): CsvRecord[] {
  const content = text.replace(/^\u{feff}/u, '');
  const [header = ''] = content.split(/\r?\n/, 1);
  const count = (separator: string): number => header.split(separator).length;
  const separator = separators.toSorted((one, other) => count(other) - count(one))[0] ?? ',';
  return splitRecords(content)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ line, fields: splitFields(line, separator) }));
}

/** A line break ends a record where the quotes before it are even in number. */
function splitRecords(content: string): string[] {
  const records: string[][] = [];
  let insideQuotes = false;
  for (const line of content.split(/\r?\n/)) {
    if (insideQuotes) records.at(-1)?.push(line);
    else records.push([line]);
    const quotes = line.split('"').length - 1;
    if (quotes % 2 === 1) insideQuotes = !insideQuotes;
  }
  return records.map((lines) => lines.join('\n'));
}

function splitFields(record: string, separator: string): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (const character of record) {
    if (character === '"') quoted = !quoted;
    if (character === separator && !quoted) {
      fields.push(unquote(field));
      field = '';
    } else {
      field += character;
    }
  }
  return [...fields, unquote(field)];
}

function unquote(field: string): string {
  const text = field.trim();
  const whole = text.length > 1 && text.startsWith('"') && text.endsWith('"');
  return whole ? text.slice(1, -1).replaceAll('""', '"') : text;
}
