import { type DraftTab, type StepOptions, useTabsStore } from "../tabs/index.ts";
import { moveInfluence } from "./influence.ts";
import { paintedSettings } from "./prompt-reader.ts";
import { nailOfLayer, outlinesOf } from "./strokes/nail-of-layer.ts";

/** What is on the stage. */
type Work = Pick<DraftTab, "originalImage" | "nails" | "drawing" | "layers">;

/** What is drawn to keep inside a nail goes with that nail: without it, nothing would keep it in. */
function withoutLost(tab: DraftTab, next: Partial<Work>): Partial<Work> {
  const photo = tab.originalImage;
  const { nails = tab.nails, drawing = tab.drawing, layers = tab.layers } = next;
  if (nails === tab.nails || !photo || !drawing.some(({ inside }) => inside)) return next;
  const had = outlinesOf(tab.nails, paintedSettings(tab), photo);
  const has = outlinesOf(nails, paintedSettings(tab), photo);
  const lost = layers
    .filter((layer) => {
      const before = tab.layers.find(({ id }) => id === layer.id) ?? layer;
      return nailOfLayer(layer, has, photo) === null && nailOfLayer(before, had, photo) !== null;
    })
    .map(({ id }) => id);
  const kept = drawing.filter(({ inside, layer }) => !(inside && lost.includes(layer ?? "")));
  if (kept.length === drawing.length) return next;
  return {
    ...next,
    drawing: kept,
    layers: layers.filter(({ id }) => !lost.includes(id) || kept.some(({ layer }) => layer === id)),
  };
}

/**
 * Changes what is on the stage, as one step. The first stroke changes the influence; a changed drawing is uploaded
 * anew.
 */
export function changeWork(
  tabId: string,
  change: (tab: DraftTab) => Partial<Work>,
  options?: StepOptions,
) {
  useTabsStore.getState().updateTab(
    tabId,
    (tab) => {
      const next = withoutLost(tab, change(tab));
      const drawn =
        (next.drawing !== undefined && next.drawing !== tab.drawing) ||
        (next.layers !== undefined && next.layers !== tab.layers);
      const resized = next.originalImage !== undefined && next.originalImage !== tab.originalImage;
      const influenceWeights = moveInfluence(tab, next.drawing ? { drawing: next.drawing } : {});
      return {
        ...next,
        ...((drawn || resized) && { drawingImageUrl: null }),
        ...(influenceWeights && { influenceWeights }),
      };
    },
    options,
  );
}
