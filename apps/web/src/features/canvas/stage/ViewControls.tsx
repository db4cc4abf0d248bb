import { Columns2, Maximize, Minus, Plus } from "lucide-react";
import styles from "./view-controls.module.css";
import { changeCompare, useToolStore } from "../tool/tool-store.ts";
import type { ViewControl } from "../view/use-view.ts";

/** Zoom, the whole photo, and before and after. */
export function ViewControls({
  control,
  canCompare,
}: {
  control: ViewControl;
  canCompare: boolean;
}) {
  const compare = useToolStore((state) => state.compare);
  const percent = Math.round(control.view.scale * 100);
  return (
    <div className={styles.view} data-floating role="group" aria-label="View">
      {canCompare && (
        <button
          type="button"
          className={styles.floating}
          aria-pressed={compare !== null}
          aria-label="Before and after"
          title="Before and after"
          onClick={() => changeCompare(compare === null ? 0.5 : null)}
        >
          <Columns2 className="icon" aria-hidden />
        </button>
      )}
      <div className={styles.zoom} data-whole={percent <= 100}>
        <button
          type="button"
          data-again
          aria-label="Zoom out"
          disabled={percent <= 100}
          onClick={() => control.zoom(0.8)}
        >
          <Minus className="icon" aria-hidden />
        </button>
        <span className="tabular" aria-live="polite" translate="no">
          {`${percent}%`}
        </span>
        <button
          type="button"
          data-again
          aria-label="Zoom in"
          disabled={percent >= 800}
          onClick={() => control.zoom(1.25)}
        >
          <Plus className="icon" aria-hidden />
        </button>
        <button
          type="button"
          aria-label="Show the whole photo"
          disabled={percent <= 100}
          onClick={control.reset}
        >
          <Maximize className="icon" aria-hidden />
        </button>
      </div>
    </div>
  );
}
