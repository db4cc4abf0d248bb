import type { Job } from "@lacquer/contracts";
import { isPaintedEarlier, PAINTED_EARLIER } from "../jobs/index.ts";
import { reviveStrokes, type Stroke, useTabsStore } from "../tabs/index.ts";

/** The strokes that were kept with a job; none where it had none, or none were kept. */
export function keptStrokes({ draft }: Pick<Job, "draft">): Stroke[] {
  return typeof draft === "object" && draft !== null && "drawing" in draft
    ? reviveStrokes(draft.drawing)
    : [];
}

/** What of a job cannot be brought back into a design, each in a sentence. */
export function lostWords(job: Job): string[] {
  const hasDrawing = job.drawingImageUrl !== null;
  return [
    ...(hasDrawing && keptStrokes(job).length === 0
      ? ["The strokes of its drawing were not kept; they are in the picture alone."]
      : []),
    ...(job.variation === null ? ["How its images were to differ was not kept."] : []),
    ...(isPaintedEarlier(job) ? [PAINTED_EARLIER] : []),
  ];
}

/** Whether a job was made from the design that is open. */
export const isOfOpenDesign = ({ tabId }: Job): boolean =>
  tabId !== null && tabId === useTabsStore.getState().activeId;
