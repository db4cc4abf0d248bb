import { plural, t } from "@lingui/core/macro";
import type { Design } from "@lacquer/contracts";
import {
  CheckCheck,
  Columns2,
  Eraser,
  Heart,
  LayoutGrid,
  LayoutPanelTop,
  type LucideIcon,
  SquareMinus,
  Trash2,
  X,
} from "lucide-react";
import { type ComponentProps, useState } from "react";
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
  /** Asks for a board to put the images on. */
  onPut: (chosen: readonly Design[]) => void;
  /** Takes the images off the board that is shown; absent if the whole collection is shown. */
  onTakeOff?: (chosen: readonly Design[]) => void;
}

/** The bar with the actions for all selected images. */
export function SelectionBar(props: SelectionBarProps) {
  return (
    <div className={styles.bar} role="toolbar" aria-label={t`Chosen images`}>
      {props.selection.chosen.length === 0 ? <ForAll {...props} /> : <ForChosen {...props} />}
      <Action
        icon={X}
        label={t`Done`}
        className={`${styles.action} ${styles.done}`}
        onClick={props.selection.end}
      />
    </div>
  );
}

/** The actions that are offered while no image is chosen. */
function ForAll({ selection, actions, newest }: SelectionBarProps) {
  return (
    <>
      <p className={styles.count} role="status">
        {t`Choose images`}
      </p>
      <Action icon={CheckCheck} label={t`All shown`} onClick={selection.all} />
      {newest && (
        <Action
          icon={Eraser}
          label={t`Delete all except favourites`}
          onClick={() => {
            actions.clear(newest);
            selection.end();
          }}
        />
      )}
    </>
  );
}

function ForChosen({ selection, actions, onPut, onTakeOff }: SelectionBarProps) {
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
        {plural(count, { one: "# chosen", other: "# chosen" })}
      </p>
      <Action
        icon={Columns2}
        label={t`Compare`}
        disabled={!canCompare}
        title={canCompare ? undefined : t`Two to ${COMPARED_MAX} images can be compared.`}
        onClick={() => openPanel("compare", resultsId(chosen))}
      />
      <Action
        icon={LayoutGrid}
        label={t({ message: "Sheet", comment: "A contact sheet of the chosen images." })}
        disabled={count > SHEET_MAX}
        title={count > SHEET_MAX ? t`A contact sheet holds up to ${SHEET_MAX} images.` : undefined}
        aria-haspopup="dialog"
        onClick={() => setSheetOpen(true)}
      />
      <ContactSheet open={isSheetOpen} onClose={() => setSheetOpen(false)} images={chosen} />
      <Action
        icon={LayoutPanelTop}
        label={t({ message: "Board", comment: "Put the chosen images on a board." })}
        aria-haspopup="dialog"
        onClick={() => onPut(chosen)}
      />
      {onTakeOff && (
        <Action
          icon={SquareMinus}
          label={t({ message: "Take off", comment: "Take the chosen images off the board." })}
          onClick={() => {
            onTakeOff(chosen);
            end();
          }}
        />
      )}
      <Action
        icon={Heart}
        label={t`Favourite`}
        aria-pressed={areFavorites}
        onClick={toggleFavorites}
      />
      <Action
        icon={Trash2}
        label={t`Delete`}
        onClick={() => {
          actions.remove(chosen);
          end();
        }}
      />
    </>
  );
}

interface ActionProps extends ComponentProps<"button"> {
  icon: LucideIcon;
  label: string;
}

function Action({ icon: Icon, label, ...button }: ActionProps) {
  return (
    <button className={styles.action} type="button" {...button}>
      <Icon className="icon" aria-hidden />
      <span>{label}</span>
    </button>
  );
}
