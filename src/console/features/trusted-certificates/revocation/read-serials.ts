import { serialHex as hexOfDecimal } from '#console/certificates/serial-number.ts';
import type { SerialToRevoke } from '#console/api/revocation.ts';

/** How serial numbers are written: the platform shows decimal, openssl hex. */
export const notations = ['hex', 'decimal'] as const;
export type Notation = (typeof notations)[number];

/** Hex digits of a serial number: RFC 5280 allows 40, real certificates have more, the platform takes 80. */
const longestSerial = 80;
const dateForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A line that cannot be used, counted from 1. */
export interface LineProblem {
  line: number;
  kind: 'serial' | 'date' | 'header';
  text: string;
}

/** What was entered, as far as it can be used, each serial number once. */
export interface SerialsRead {
  serials: SerialToRevoke[];
  problems: LineProblem[];
}

/** One serial number in lower-case hex without leading zeros; `0x`, colons and blanks are passed over. */
export function readSerial(text: string, notation: Notation): string | undefined {
  const plain = text.replaceAll(/[\s:]/g, '');
  const hex = notation === 'decimal' ? hexOfDecimal(plain) : plain.replace(/^0x/i, '').toLowerCase();
  if (hex === undefined || !/^[0-9a-f]+$/.test(hex)) return undefined;
  const short = hex.replace(/^0+(?=.)/, '');
  return short.length > longestSerial ? undefined : short;
}

/** Reads serial numbers, one a line; empty lines are passed over. */
export function readSerialLines(text: string, notation: Notation, date: string | undefined): SerialsRead {
  return collect(text.split(/\r?\n/), (line) => {
    const serialHex = readSerial(line, notation);
    if (serialHex === undefined) return { kind: 'serial' };
    return date === undefined ? { serialHex } : { serialHex, date };
  });
}

/** Reads the platform's CSV form: the header `SERIALNO,DATE`, serial numbers in hex, the date may be left out. */
export function readSerialCsv(text: string): SerialsRead {
  const [header = '', ...lines] = text.replace(/^\u{FEFF}/u, '').split(/\r?\n/);
  const names = cells(header).map((cell) => cell.toUpperCase());
  if (names[0] !== 'SERIALNO' || names.length > 2 || (names[1] ?? 'DATE') !== 'DATE') {
    return { serials: [], problems: [{ line: 1, kind: 'header', text: header }] };
  }
  return collect(
    lines,
    (line) => {
      const [serial = '', date = ''] = cells(line);
      const serialHex = readSerial(serial, 'hex');
      if (serialHex === undefined) return { kind: 'serial' };
      if (date === '') return { serialHex };
      if (!dateForm.test(date) || Number.isNaN(Date.parse(date))) return { kind: 'date' };
      return { serialHex, date };
    },
    2,
  );
}

/** Neither serial numbers nor dates hold commas or quotes, so that quotes only surround. */
function cells(line: string): string[] {
  return line.split(/[,;]/).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

function collect(
  lines: readonly string[],
  read: (line: string) => SerialToRevoke | Pick<LineProblem, 'kind'>,
  first = 1,
): SerialsRead {
  const serials = new Map<string, SerialToRevoke>();
  const problems: LineProblem[] = [];
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const entry = read(text);
    if ('kind' in entry) problems.push({ line: index + first, kind: entry.kind, text: text.slice(0, 60) });
    else if (!serials.has(entry.serialHex)) serials.set(entry.serialHex, entry);
  }
  return { serials: [...serials.values()], problems };
}
