import { type DraftTab, type StepOptions, useTabsStore } from "../tabs/index.ts";
import { moveInfluence } from "./influence.ts";

/** The design's work on the stage. */
type Work = Pick<DraftTab, "originalImage" | "nails" | "drawing" | "layers">;

/**
 * Changes the design's work, as one step. The first stroke changes the influence; a changed drawing is uploaded
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
      const next = change(tab);
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
