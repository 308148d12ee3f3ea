import { measureElement, observeWindowOffset, useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type Ref, type RefObject } from 'react';
import classes from './window-rows.module.css';

interface WindowRowsOptions {
  count: number;
  /** The key of the row at an index, which stays its own wherever it moves. */
  keyOf: (index: number) => string | number;
  /** Pixels that a row takes where it was not measured yet. */
  usualHeight: number;
  /** Rows beyond the window, on either side. */
  overscan: number;
}

interface WindowRows {
  /** Goes to the element that holds the rows. */
  body: RefObject<HTMLTableSectionElement | null>;
  shown: readonly VirtualItem[];
  /** Pixels that the rows before and after take. */
  before: number;
  after: number;
  /** Goes to each row that is shown, beside its `data-index`. */
  measure: Ref<HTMLTableRowElement>;
}

/**
 * The rows of a long table that are near the window. The first are drawn by what is known already; the window and the
 * rows are measured once the browser has laid them out by itself: asking before would hold up the page.
 */
export function useWindowRows({ count, keyOf, usualHeight, overscan }: WindowRowsOptions): WindowRows {
  const body = useRef<HTMLTableSectionElement>(null);
  const found = useDistanceFromTop(body);
  const top = found ?? 0;
  const rows = useWindowVirtualizer({
    count,
    overscan,
    estimateSize: () => usualHeight,
    getItemKey: keyOf,
    scrollMargin: top,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    getScrollElement: () => (found === undefined ? null : window),
    observeElementOffset: observeFromNow,
    measureElement: measureLaidOut,
  });
  const shown = rows.getVirtualItems();
  const before = (shown[0]?.start ?? top) - top;
  const after = rows.getTotalSize() - ((shown.at(-1)?.end ?? top) - top);
  return { body, shown, before, after, measure: rows.measureElement };
}

/** Takes the room of rows that are not in the document. */
export function SpacerRow({ height }: { height: number }) {
  if (height <= 0) return null;
  return <tr aria-hidden className={classes.spacer} style={{ height }} />;
}

/** Whole pixels from the top of the document; undefined until the browser has laid it out. What stands above may grow. */
function useDistanceFromTop(element: RefObject<Element | null>): number | undefined {
  const [distance, setDistance] = useState<number>();
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      setDistance(Math.round(current.getBoundingClientRect().top + window.scrollY));
    });
    observer.observe(current);
    return () => observer.disconnect();
  });
  return distance;
}

/** Begins with where the window is by now; it may have been scrolled since the first drawing. */
const observeFromNow: typeof observeWindowOffset = (rows, tell) => {
  tell(window.scrollY, false);
  return observeWindowOffset(rows, tell);
};

const measureLaidOut: typeof measureElement = (element, entry, rows) => {
  if (entry !== undefined) return measureElement(element, entry, rows);
  const index = rows.indexFromElement(element);
  return rows.itemSizeCache.get(rows.options.getItemKey(index)) ?? rows.options.estimateSize(index);
};
