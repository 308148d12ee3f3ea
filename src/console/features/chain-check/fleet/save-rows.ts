import { csvText } from '#console/ui/csv.ts';
import type { FleetRow } from '#console/worker/fleet/messages.ts';

/** Rows that are written before the page gets its turn. */
const atOnce = 500;

/** Words of the table's columns and cells. */
export interface RowWords {
  header: readonly string[];
  accepted: string;
  refused: string;
  yes: string;
  no: string;
  reasonOf: (row: FleetRow) => string;
  anchorOf: (id: string) => string;
}

/** The table as CSV, in parts, a stretch at a time so that the page stays free. */
export async function writeRows(rows: readonly FleetRow[], words: RowWords): Promise<string[]> {
  const parts = ['\u{feff}', csvText([words.header])];
  for (let start = 0; start < rows.length; start += atOnce) {
    parts.push(csvText(rows.slice(start, start + atOnce).map((row) => cellsOf(row, words))));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return parts;
}

function cellsOf(row: FleetRow, words: RowWords) {
  const yesOrNo = (value: boolean) => (value ? words.yes : words.no);
  return [
    row.name,
    row.accepted ? words.accepted : words.refused,
    row.reason ?? '',
    words.reasonOf(row),
    row.warnings,
    row.anchors.map(words.anchorOf).join('; '),
    row.accepted ? yesOrNo(row.headerNeeded) : '',
    row.notAfter,
    yesOrNo(row.hasKey),
    row.source,
    row.line ?? '',
    row.fingerprint,
  ];
}
