import { Table, VisuallyHidden } from '@mantine/core';
import { useEffect, useMemo, type ReactNode } from 'react';
import classes from './long-table.module.css';
import { SpacerRow, useWindowRows } from './window-rows.tsx';

/** One column; on narrow screens its cells stand under its label, the first column's across the whole row. */
export interface Column<Row> {
  name: string;
  label: string;
  /** Pixels; columns without one share the rest. */
  width?: number;
  /** Keeps the label for screen readers alone. */
  hideLabel?: boolean;
  /** Where its cells stand on narrow screens: across the whole row, in its upper corner, or nowhere on a phone. */
  narrow?: 'across' | 'corner' | 'left-out';
  renderCell: (row: Row) => ReactNode;
}

interface LongTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Pixels that most rows take on wide screens: the nearer, the fewer rows are drawn twice. */
  rowHeight: number;
  /** Makes flat cards on a phone, without the names of the columns; the rest is in the row's details. */
  compact?: boolean;
  /** True where there are no rows beyond those given. */
  complete: boolean;
  /** Called when the last rows come near the window. */
  onNearEnd: () => void;
}

/** Rows from the end at which the next ones are asked for. */
const nearEnd = 25;

/** A table of any length: only the rows near the window are in the document, and further ones are asked for in time. */
export function LongTable<Row>(props: LongTableProps<Row>) {
  const { label, columns, rows, keyOf, rowHeight, compact = false, complete, onNearEnd } = props;
  const { body, shown, before, after, measure } = useWindowRows({
    count: rows.length,
    keyOf: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    usualHeight: rowHeight,
    overscan: 6,
  });
  const last = shown.at(-1)?.index ?? 0;
  const wantedAfter = !complete && rows.length > 0 && last >= rows.length - nearEnd ? rows.length : undefined;
  useEffect(() => {
    if (wantedAfter !== undefined) onNearEnd();
  }, [wantedAfter, onNearEnd]);
  return (
    <Table
      className={classes.table}
      data-compact={compact || undefined}
      aria-rowcount={complete ? rows.length + 1 : -1}
      layout="fixed"
    >
      <caption>
        <VisuallyHidden>{label}</VisuallyHidden>
      </caption>
      <thead className={classes.head}>
        <tr aria-rowindex={1}>
          {columns.map(({ name, label: title, width, hideLabel = false }) => (
            <th key={name} scope="col" style={{ width }}>
              {hideLabel ? <VisuallyHidden>{title}</VisuallyHidden> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        <SpacerRow height={before} />
        {shown.map(({ index, key }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <tr key={key} ref={measure} data-index={index} aria-rowindex={index + 2} className={classes.row}>
              <Cells row={row} columns={columns} />
            </tr>
          );
        })}
        <SpacerRow height={after} />
      </tbody>
    </Table>
  );
}

interface CellsProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
}

/** The cells of one row; drawn again only where the row or the columns are other ones. */
function Cells<Row>({ row, columns }: CellsProps<Row>) {
  return useMemo(
    () =>
      columns.map(({ name, label, renderCell, narrow, hideLabel = false }) => (
        <td key={name} data-label={hideLabel ? undefined : label} data-narrow={narrow}>
          {renderCell(row)}
        </td>
      )),
    [row, columns],
  );
}
