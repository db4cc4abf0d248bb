import { Columns2, Heart, LayoutGrid, Trash2, X } from "lucide-react";
import { useState } from "react";
import { openPanel } from "../address/index.ts";
import { ContactSheet, SHEET_MAX } from "../contact-sheet/index.ts";
import { COMPARED_MAX, resultsId } from "../versions/index.ts";
import type { DesignActions } from "./use-design-actions.ts";
import type { Selection } from "./use-selection.ts";
import styles from "./selection-bar.module.css";

interface SelectionBarProps {
  selection: Selection;
  actions: DesignActions;
}

/** The bar with the actions for all selected images. */
export function SelectionBar({ selection, actions }: SelectionBarProps) {
  const { chosen, end } = selection;
  const [isSheetOpen, setSheetOpen] = useState(false);
  const count = chosen.length;
  const areFavorites = count > 0 && chosen.every(({ favorite }) => favorite);
  const canCompare = count >= 2 && count <= COMPARED_MAX;

  function toggleFavorites() {
    for (const design of chosen)
      if (design.favorite === areFavorites) actions.change(design, { favorite: !areFavorites });
  }

  return (
    <div className={styles.bar} role="toolbar" aria-label="Chosen images">
      <p className={`${styles.count} tabular`} role="status">
        {count === 0 ? "Choose images" : `${count} chosen`}
      </p>
      <button
        className={styles.action}
        type="button"
        disabled={!canCompare}
        title={canCompare ? undefined : `Two to ${COMPARED_MAX} images can be compared.`}
        onClick={() => openPanel("compare", resultsId(chosen))}
      >
        <Columns2 className="icon" aria-hidden />
        <span>Compare</span>
      </button>
      <button
        className={styles.action}
        type="button"
        disabled={count === 0 || count > SHEET_MAX}
        title={count > SHEET_MAX ? `A contact sheet holds up to ${SHEET_MAX} images.` : undefined}
        aria-haspopup="dialog"
        onClick={() => setSheetOpen(true)}
      >
        <LayoutGrid className="icon" aria-hidden />
        <span>Sheet</span>
      </button>
      <ContactSheet open={isSheetOpen} onClose={() => setSheetOpen(false)} images={chosen} />
      <button
        className={styles.action}
        type="button"
        disabled={count === 0}
        aria-pressed={areFavorites}
        onClick={toggleFavorites}
      >
        <Heart className="icon" aria-hidden />
        <span>Favourite</span>
      </button>
      <button
        className={styles.action}
        type="button"
        disabled={count === 0}
        onClick={() => {
          actions.remove(chosen);
          end();
        }}
      >
        <Trash2 className="icon" aria-hidden />
        <span>Delete</span>
      </button>
      <button className={styles.action} type="button" onClick={end}>
        <X className="icon" aria-hidden />
        <span>Done</span>
      </button>
    </div>
  );
}
