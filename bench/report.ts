import { cpus } from 'node:os';

/** One of the ratios that Gatehouse holds itself to. */
export interface Bar {
  /** What is compared, such as `P-256 cold: ours / pkijs`. */
  ratio: string;
  measured: number;
  /** `measured` must be at least, or at most, this. */
  atLeast?: number;
  atMost?: number;
}

/** What one benchmark found: ratios against the bars, and the tables behind them. */
export interface Report {
  name: string;
  bars: Bar[];
  tables: Table[];
  /** What a reader must know to judge the numbers: what was skipped, what disturbed. */
  notes: string[];
}

/** Rows of texts and numbers under a heading. */
export interface Table {
  title: string;
  columns: string[];
  rows: (string | number)[][];
}

/** Whether the measured ratio meets its bar. */
export function meets({ measured, atLeast = -Infinity, atMost = Infinity }: Bar): boolean {
  return measured >= atLeast && measured <= atMost;
}

/** The report as text: ratios first, then tables, then notes. */
export function formatReport(report: Report): string {
  const bars: Table = {
    title: `${report.name}: ratios`,
    columns: ['ratio', 'measured', 'bar', ''],
    rows: report.bars.map((bar) => [bar.ratio, bar.measured, wanted(bar), verdict(bar)]),
  };
  const tables = report.bars.length > 0 ? [bars, ...report.tables] : report.tables;
  return [...tables.map(formatTable), ...report.notes.map((note) => `note: ${note}\n`)].join('\n');
}

/** What the figures were taken on; they mean nothing without it. */
export function describeMachine(now: Date): Record<string, string | number> {
  const processors = cpus();
  return {
    at: now.toISOString(),
    node: process.version,
    openssl: process.versions.openssl,
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
  };
}

function wanted({ atLeast, atMost }: Bar): string {
  if (atLeast !== undefined) return `>= ${atLeast}`;
  return atMost === undefined ? 'printed only' : `<= ${atMost}`;
}

function verdict(bar: Bar): string {
  if (bar.atLeast === undefined && bar.atMost === undefined) return '';
  return meets(bar) ? 'PASS' : 'short';
}

function formatTable({ title, columns, rows }: Table): string {
  const cells = [columns, ...rows.map((row) => row.map(formatCell))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [title, ...lines, ''].join('\n');
}

function formatCell(cell: string | number): string {
  if (typeof cell === 'string') return cell;
  if (!Number.isFinite(cell)) return '-';
  if (Math.abs(cell) >= 100) return Math.round(cell).toLocaleString('en-US');
  return cell.toFixed(2);
}
