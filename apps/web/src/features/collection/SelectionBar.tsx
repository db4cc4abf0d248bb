import type { Design } from "@lacquer/contracts";
import { CheckCheck, Columns2, Eraser, Heart, LayoutGrid, Trash2, X } from "lucide-react";
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
  /** The newest image of the whole collection; undefined if only a part of it is shown. */
  newest: Design | undefined;
}

/** The bar with the actions for all selected images. */
export function SelectionBar(props: SelectionBarProps) {
  return (
    <div className={styles.bar} role="toolbar" aria-label="Chosen images">
      {props.selection.chosen.length === 0 ? <ForAll {...props} /> : <ForChosen {...props} />}
      <button className={styles.action} type="button" onClick={props.selection.end}>
        <X className="icon" aria-hidden />
        <span>Done</span>
      </button>
    </div>
  );
}

/** The actions that are offered while no image is chosen. */
function ForAll({ selection, actions, newest }: SelectionBarProps) {
  return (
    <>
      <p className={styles.count} role="status">
        Choose images
      </p>
      <button className={styles.action} type="button" onClick={selection.all}>
        <CheckCheck className="icon" aria-hidden />
        <span>All shown</span>
      </button>
      {newest && (
        <button
          className={styles.action}
          type="button"
          onClick={() => {
            actions.clear(newest);
            selection.end();
          }}
        >
          <Eraser className="icon" aria-hidden />
          <span>Delete all except favourites</span>
        </button>
      )}
    </>
  );
}

function ForChosen({ selection, actions }: SelectionBarProps) {
  const { chosen, end } = selection;
  const [isSheetOpen, setSheetOpen] = useState(false);
  const count = chosen.length;
  const areFavorites = chosen.every(({ favorite }) => favorite);
  const canCompare = count >= 2 && count <= COMPARED_MAX;

  function toggleFavorites() {
    for (const design of chosen)
      if (design.favorite === areFavorites) actions.change(design, { favorite: !areFavorites });
  }

  return (
    <>
      <p className={`${styles.count} tabular`} role="status">
        {`${count} chosen`}
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
        disabled={count > SHEET_MAX}
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
        aria-pressed={areFavorites}
        onClick={toggleFavorites}
      >
        <Heart className="icon" aria-hidden />
        <span>Favourite</span>
      </button>
      <button
        className={styles.action}
        type="button"
        onClick={() => {
          actions.remove(chosen);
          end();
        }}
      >
        <Trash2 className="icon" aria-hidden />
        <span>Delete</span>
      </button>
    </>
  );
}
