import { t } from "@lingui/core/macro";
import { announce } from "../../announcer/index.ts";
import {
  changeWork,
  nailOfLayer,
  outlinesOf,
  paintedSettings,
  readTab,
} from "../../draft/index.ts";
import { nailInText } from "../../names/index.ts";
import { withoutNail } from "../drawing/nail-strokes.ts";

/** Clears the drawing on one nail; the rest of the drawing stays. */
export function clearNailDrawing(tabId: string, index: number) {
  const nail = readTab(tabId)?.nails[index];
  if (!nail) return;
  const name = nailInText(nail);
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
    { label: t`Cleared the drawing on the ${{ nail: name }}` },
  );
  announce(t`Drawing on the ${{ nail: name }} cleared.`);
}

export function clearDrawing(tabId: string) {
  changeWork(tabId, () => ({ drawing: [], layers: [] }), { label: t`Cleared the drawing` });
  announce(t`Drawing cleared.`);
}
