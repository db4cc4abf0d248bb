import { useVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import { scrollerOf } from "./scroller-of.ts";

/** A row's assumed height in pixels until the first row is measured: a square picture with its name. */
const ROW_GUESS = 300;
const ROWS_BEYOND = 3;

/**
 * Returns the rows of a grid to render at the current scroll position, and the space that all rows before and after
 * them take. The styles decide the number of columns.
 */
export function useWindowedRows(count: number) {
  const list = useRef<HTMLUListElement>(null);
  const [{ columns, gap, top }, setGrid] = useState({ columns: 2, gap: 0, top: 0 });
  const scroller = useRef<HTMLElement | null>(null);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const read = () => {
      scroller.current = scrollerOf(element);
      const style = getComputedStyle(element);
      const frame = scroller.current;
      setGrid({
        columns: Math.max(1, style.gridTemplateColumns.split(" ").length),
        gap: Number.parseFloat(style.rowGap) || 0,
        top: frame
          ? element.getBoundingClientRect().top -
            frame.getBoundingClientRect().top +
            frame.scrollTop
          : 0,
      });
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    // Observes the elements around the list, because an element that opens above the list moves it.
    if (element.parentElement)
      for (const one of element.parentElement.children) observer.observe(one);
    return () => observer.disconnect();
  }, []);

  // oxlint-disable-next-line react/incompatible-library -- the compiler leaves this hook alone, and nothing else needs it
  const virtual = useVirtualizer({
    count: Math.ceil(count / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_GUESS,
    overscan: ROWS_BEYOND,
    scrollMargin: top,
    gap,
  });
  const rows = virtual.getVirtualItems();
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    list,
    columns,
    rows,
    /** True if the last row is rendered, or if there are no rows. */
    isAtEnd: (last?.index ?? -1) >= Math.ceil(count / columns) - 1,
    before: first ? first.start - top : 0,
    after: last ? virtual.getTotalSize() - (last.end - top) : 0,
    measure: virtual.measureElement,
    showRow: (row: number) => virtual.scrollToIndex(row, { align: "auto" }),
  };
}
