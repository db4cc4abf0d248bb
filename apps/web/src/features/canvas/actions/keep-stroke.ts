import { announce } from "../../announcer/index.ts";
import { onlyNailOf, paintedSettings, changeWork, readTab } from "../../draft/index.ts";
import type { Stroke } from "../../tabs/index.ts";
import { strokesOnNail } from "../drawing/nail-strokes.ts";

/** Adds a finished stroke to the drawing. While only one nail may change, it adds only the part on that nail. */
export function keepStroke(tabId: string, stroke: Stroke) {
  const tab = readTab(tabId);
  const index = onlyNailOf(tabId);
  const photo = tab?.originalImage;
  const kept =
    tab && photo && index !== null
      ? strokesOnNail(stroke, { nails: tab.nails, index, settings: paintedSettings(tab), photo })
      : [stroke];
  if (kept.length === 0)
    return announce("Nothing was drawn: only the selected nail takes strokes now.");
  changeWork(tabId, ({ drawing }) => ({ drawing: [...drawing, ...kept] }));
}
