import { t } from "@lingui/core/macro";
import type { Design } from "@lacquer/contracts";
import { useEffect, useEffectEvent } from "react";
import { useGridKeys } from "./use-grid-keys.ts";
import { useSweep } from "./use-sweep.ts";
import { useWindowedRows } from "./use-windowed-rows.ts";
import { DesignCard } from "./DesignCard.tsx";
import type { CollectionState } from "./use-collection.ts";
import type { Selection } from "./use-selection.ts";
import styles from "./collection.module.css";

interface CardGridProps {
  designs: readonly Design[];
  collection: CollectionState;
  selection: Selection;
  /** Asks for a board to put these images on. */
  onPut: (designs: readonly Design[]) => void;
}

/**
 * The images in rows. Only rows near the visible part are rendered, so thousands of images scroll as smoothly as a few.
 * The next page is loaded when the end of the list comes into view.
 */
export function CardGrid({ designs, collection, selection, onPut }: CardGridProps) {
  const { list, columns, rows, isAtEnd, before, after, measure, showRow } = useWindowedRows(
    designs.length,
  );
  const hold = useSweep(list, designs, selection);
  const { remove } = collection;
  useGridKeys({ list, columns, designs, selection, showRow, remove });
  const { hasMore, pages } = collection;
  const more = useEffectEvent(collection.loadMore);
  // The end of the list is checked again after each page, because it may still be visible, or the page may have been
  // empty.
  useEffect(() => {
    if (isAtEnd && hasMore) more();
  }, [isAtEnd, hasMore, pages]);
  return (
    <ul
      ref={list}
      className={styles.grid}
      style={{ paddingTop: before, paddingBottom: after }}
      aria-label={t`Images`}
    >
      {rows.flatMap(({ index }) =>
        designs
          .slice(index * columns, (index + 1) * columns)
          .map((design, column) => (
            <DesignCard
              key={design.id}
              design={design}
              actions={collection}
              selection={selection}
              onHold={hold}
              onPut={() => onPut([design])}
              place={{ at: index * columns + column + 1, of: designs.length }}
              measured={column === 0 ? { ref: measure, row: index } : null}
            />
          )),
      )}
    </ul>
  );
}
