import { announce } from "../../announcer/index.ts";
import { changeWork, nailName, paintedSettings, readTab } from "../../draft/index.ts";
import { withoutNail } from "../drawing/nail-strokes.ts";

/** Clears what is drawn on one nail; the rest of the drawing stays. */
export function clearNailDrawing(tabId: string, index: number) {
  const nail = readTab(tabId)?.nails[index];
  if (!nail) return;
  changeWork(
    tabId,
    ({ nails, drawing, originalImage: photo, ...tab }) =>
      photo
        ? { drawing: withoutNail(drawing, { nails, index, settings: paintedSettings(tab), photo }) }
        : {},
    { label: `Cleared the drawing on the ${nailName(nail).toLowerCase()}` },
  );
  announce(`Drawing on the ${nailName(nail).toLowerCase()} cleared.`);
}

export function clearDrawing(tabId: string) {
  changeWork(tabId, () => ({ drawing: [] }));
  announce("Drawing cleared.");
}
