import { t } from "@lingui/core/macro";
import { Columns2, Expand, Maximize, Minus, Plus, Shrink } from "lucide-react";
import type { Layout } from "../../../hooks/use-layout.ts";
import { closePanel, openPanel } from "../../address/index.ts";
import { changeCompare, useToolStore } from "../tool/tool-store.ts";
import type { ViewControl } from "../view/use-view.ts";
import type { Corner } from "./places.ts";
import styles from "./view-controls.module.css";

interface ViewControlsProps {
  control: ViewControl;
  canCompare: boolean;
  layout: Layout;
  /** True while only the photo fills the screen. */
  isAlone: boolean;
  corner: Corner;
}

/**
 * Buttons for zoom, the whole photo, before and after, and the full-screen photo. Only the desktop layout shows them
 * here; other layouts have them among the tools.
 */
export function ViewControls(props: ViewControlsProps) {
  const { control, canCompare, layout, isAlone, corner } = props;
  const compare = useToolStore((state) => state.compare);
  if (layout !== "desk" && !isAlone) return null;
  return (
    <div
      className={styles.view}
      data-floating
      data-corner={corner}
      role="group"
      aria-label={t`View`}
    >
      {canCompare && (
        <button
          type="button"
          className={styles.floating}
          aria-pressed={compare !== null}
          aria-label={t`Before and after`}
          title={t`Before and after`}
          onClick={() => changeCompare(compare === null ? 0.5 : null)}
        >
          <Columns2 className="icon" aria-hidden />
        </button>
      )}
      {layout === "desk" && <Zoom control={control} />}
      <button
        type="button"
        className={styles.floating}
        aria-label={isAlone ? t`Leave full screen` : t`Full screen`}
        title={isAlone ? t`Leave full screen` : t`Full screen`}
        onClick={() => (isAlone ? closePanel("look") : openPanel("look"))}
      >
        {isAlone ? (
          <Shrink className="icon" aria-hidden />
        ) : (
          <Expand className="icon" aria-hidden />
        )}
      </button>
    </div>
  );
}

function Zoom({ control }: { control: ViewControl }) {
  const percent = Math.round(control.view.scale * 100);
  return (
    <div className={styles.zoom}>
      <button
        type="button"
        data-again
        aria-label={t`Zoom out`}
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
        aria-label={t`Zoom in`}
        disabled={percent >= 800}
        onClick={() => control.zoom(1.25)}
      >
        <Plus className="icon" aria-hidden />
      </button>
      <button
        type="button"
        aria-label={t`Show the whole photo`}
        disabled={percent <= 100}
        onClick={control.reset}
      >
        <Maximize className="icon" aria-hidden />
      </button>
    </div>
  );
}
