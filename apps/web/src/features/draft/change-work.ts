import { type DraftTab, type StepOptions, useTabsStore } from "../tabs/index.ts";
import { withAddedDressed } from "./fingers.ts";
import { moveInfluence } from "./influence.ts";

/** The parts of a design that the user changes on the stage. */
type Work = Pick<DraftTab, "originalImage" | "card" | "nails" | "drawing" | "layers">;

/**
 * Changes the photo, nails, drawing or layers as one undo step. The same step holds what follows from the change: the
 * first stroke gives the drawing a weight, and a changed drawing is uploaded again.
 */
export function changeWork(
  tabId: string,
  change: (tab: DraftTab) => Partial<Work>,
  options?: StepOptions,
) {
  useTabsStore.getState().updateTab(
    tabId,
    (tab) => {
      const next = change(tab);
      const drawn =
        (next.drawing !== undefined && next.drawing !== tab.drawing) ||
        (next.layers !== undefined && next.layers !== tab.layers);
      const resized = next.originalImage !== undefined && next.originalImage !== tab.originalImage;
      const influenceWeights = moveInfluence(tab, next.drawing ? { drawing: next.drawing } : {});
      return {
        ...next,
        ...(next.nails && { nails: withAddedDressed(next.nails, tab) }),
        ...((drawn || resized) && { drawingImageUrl: null }),
        ...(influenceWeights && { influenceWeights }),
      };
    },
    options,
  );
}
