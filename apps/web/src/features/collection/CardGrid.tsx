import type { Design } from "@lacquer/contracts";
import { useWindowedRows } from "./use-windowed-rows.ts";
import { DesignCard } from "./DesignCard.tsx";
import type { DesignActions } from "./use-design-actions.ts";
import type { Selection } from "./use-selection.ts";
import styles from "./collection.module.css";

interface CardGridProps {
  designs: readonly Design[];
  actions: DesignActions;
  selection: Selection;
}

/** The images in rows. Only the rows near what is seen are drawn, so that thousands scroll like a few. */
export function CardGrid({ designs, actions, selection }: CardGridProps) {
  const { list, columns, rows, before, after, measure } = useWindowedRows(designs.length);
  return (
    <ul
      ref={list}
      className={styles.grid}
      style={{ paddingTop: before, paddingBottom: after }}
      aria-label="Images"
    >
      {rows.flatMap(({ index }) =>
        designs
          .slice(index * columns, (index + 1) * columns)
          .map((design, column) => (
            <DesignCard
              key={design.id}
              design={design}
              actions={actions}
              selection={selection}
              place={{ at: index * columns + column + 1, of: designs.length }}
              measured={column === 0 ? { ref: measure, row: index } : null}
            />
          )),
      )}
    </ul>
  );
}
