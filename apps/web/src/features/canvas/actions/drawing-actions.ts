import { announce } from "../../announcer/index.ts";
import {
  changeWork,
  nailName,
  nailOfLayer,
  outlinesOf,
  paintedSettings,
  readTab,
} from "../../draft/index.ts";
import { withoutNail } from "../drawing/nail-strokes.ts";

/** Clears the drawing on one nail; the rest of the drawing stays. */
export function clearNailDrawing(tabId: string, index: number) {
  const nail = readTab(tabId)?.nails[index];
  if (!nail) return;
  changeWork(
    tabId,
    ({ nails, drawing, layers, originalImage: photo, ...tab }) => {
      if (!photo) return {};
      const settings = paintedSettings(tab);
      const outlines = outlinesOf(nails, settings, photo);
      return {
        drawing: withoutNail(drawing, { nails, index, settings, photo, layers }),
        layers: layers.filter((layer) => nailOfLayer(layer, outlines, photo) !== index),
      };
    },
    { label: `Cleared the drawing on the ${nailName(nail).toLowerCase()}` },
  );
  announce(`Drawing on the ${nailName(nail).toLowerCase()} cleared.`);
}

export function clearDrawing(tabId: string) {
  changeWork(tabId, () => ({ drawing: [], layers: [] }), { label: "Cleared the drawing" });
  announce("Drawing cleared.");
}
