import { t } from "@lingui/core/macro";
import { useOnlyThisNail, useSelectedNail } from "../../draft/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { clearDrawing, clearNailDrawing } from "../actions/drawing-actions.ts";

/** Clears the drawing. If only the selected nail may change, clears only the drawing on that nail. */
export function ClearDrawing({ tab, className }: { tab: DraftTab; className: string | undefined }) {
  const selected = useSelectedNail(tab.id);
  const isWanted = useOnlyThisNail();
  const nail = isWanted && selected !== null ? tab.nails[selected] : undefined;
  return (
    <button
      type="button"
      className={className}
      disabled={tab.drawing.length === 0}
      onClick={() =>
        nail && selected !== null ? clearNailDrawing(tab.id, selected) : clearDrawing(tab.id)
      }
    >
      {nail ? t`Clear nail` : t`Clear drawing`}
    </button>
  );
}
