import { Table, VisuallyHidden } from '@mantine/core';
import { measureElement, observeWindowOffset, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useDistanceFromTop } from './distance-from-top.ts';
import classes from './long-table.module.css';

/** One column; on narrow screens its cells stand under its label, the first column's across the whole row. */
export interface Column<Row> {
  name: string;
  label: string;
  /** Pixels; columns without one share the rest. */
  width?: number;
  /** Keeps the label for screen readers alone. */
  hideLabel?: boolean;
  /** Where its cells stand on narrow screens: across the whole row, or in its upper corner. */
  narrow?: 'across' | 'corner';
  renderCell: (row: Row) => ReactNode;
}

interface LongTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** True where there are no rows beyond those given. */
  complete: boolean;
  /** Called when the last rows come near the window. */
  onNearEnd: () => void;
}

const usualRowHeight = 56;
/** Rows from the end at which the next ones are asked for. */
const nearEnd = 25;

/** A table of any length: only the rows near the window are in the document, and further ones are asked for in time. */
export function LongTable<Row>({ label, columns, rows, keyOf, complete, onNearEnd }: LongTableProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const found = useDistanceFromTop(body);
  const top = found ?? 0;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => usualRowHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 6,
    scrollMargin: top,
    // The first rows are drawn by what is known already, the window is asked once it is laid out: the page stays free.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    getScrollElement: () => (found === undefined ? null : window),
    observeElementOffset: observeFromNow,
    measureElement: measureLaidOut,
  });
  const shown = virtual.getVirtualItems();
  const before = (shown[0]?.start ?? top) - top;
  const after = virtual.getTotalSize() - ((shown.at(-1)?.end ?? top) - top);
  const last = shown.at(-1)?.index ?? 0;
  const wantsMore = !complete && rows.length > 0 && last >= rows.length - nearEnd;
  useEffect(() => {
    if (wantsMore) onNearEnd();
  }, [wantsMore, onNearEnd, rows.length]);
  return (
    <Table className={classes.table} aria-rowcount={complete ? rows.length + 1 : -1} layout="fixed">
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
        <Spacer height={before} />
        {shown.map(({ index, key }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <tr
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-rowindex={index + 2}
              className={classes.row}
            >
              <Cells row={row} columns={columns} />
            </tr>
          );
        })}
        <Spacer height={after} />
      </tbody>
    </Table>
  );
}

/** Begins with where the window is by now; it may have been scrolled since the first drawing. */
const observeFromNow: typeof observeWindowOffset = (list, tell) => {
  tell(window.scrollY, false);
  return observeWindowOffset(list, tell);
};

/** The height of a row once the browser has laid it out by itself: asking for it before would hold up the page. */
const measureLaidOut: typeof measureElement = (element, entry, list) => {
  if (entry !== undefined) return measureElement(element, entry, list);
  const key = list.options.getItemKey(list.indexFromElement(element));
  return list.itemSizeCache.get(key) ?? usualRowHeight;
};

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

/** Takes the room of the rows that are not in the document. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return <tr aria-hidden className={classes.spacer} style={{ height }} />;
}
