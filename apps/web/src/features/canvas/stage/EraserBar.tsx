import type { DraftTab } from "../../tabs/index.ts";
import { BrushSize } from "./BrushSize.tsx";
import { ClearDrawing } from "./ClearDrawing.tsx";
import bar from "./bar.module.css";

/** The eraser's size. */
export function EraserBar({ tab }: { tab: DraftTab }) {
  return (
    <div className={bar.bar} data-floating role="group" aria-label="Eraser">
      <BrushSize which="eraserSize" least={0.008} most={0.08} />
      <ClearDrawing tab={tab} />
    </div>
  );
}
