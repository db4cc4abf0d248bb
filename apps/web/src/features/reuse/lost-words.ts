import { t } from "@lingui/core/macro";
import type { Job } from "@lacquer/contracts";
import { isPaintedEarlier, paintedEarlier } from "../jobs/index.ts";
import {
  type DraftTab,
  reviveDraft,
  reviveLayers,
  reviveStrokes,
  useTabsStore,
} from "../tabs/index.ts";

/** Returns the drawing that was stored with a job; no strokes if none were stored. */
export function keptDrawing({ draft }: Pick<Job, "draft">): {
  strokes: DraftTab["drawing"];
  layers: DraftTab["layers"];
} {
  const kept: Record<string, unknown> =
    typeof draft === "object" && draft !== null ? { ...draft } : {};
  return { strokes: reviveStrokes(kept["drawing"]), layers: reviveLayers(kept["layers"]) };
}

/** Returns the bank card and the other hand that were stored with a job. */
export function keptSet({
  draft,
  nails,
}: Pick<Job, "draft" | "nails">): Pick<DraftTab, "card" | "otherHand" | "shownHand"> {
  const kept: Record<string, unknown> =
    typeof draft === "object" && draft !== null ? { ...draft } : {};
  const { card, otherHand, shownHand } = kept;
  const revived = reviveDraft({ id: "kept", card, otherHand, shownHand, nails });
  return {
    card: revived?.card ?? null,
    otherHand: revived?.otherHand ?? null,
    shownHand: revived?.shownHand ?? null,
  };
}

/** Returns a sentence for each part of a job that cannot be restored in a design. */
export function lostWords(job: Job): string[] {
  const hasDrawing = job.drawingImageUrl !== null;
  return [
    ...(hasDrawing && keptDrawing(job).strokes.length === 0
      ? [t`The strokes of its drawing were not kept; they are only in the picture.`]
      : []),
    ...(job.variation === null ? [t`The choice of how its images differ was not kept.`] : []),
    ...(isPaintedEarlier(job) ? [paintedEarlier()] : []),
  ];
}

/** Returns whether a job was made from the open design. */
export const isOfOpenDesign = ({ tabId }: Job): boolean =>
  tabId !== null && tabId === useTabsStore.getState().activeId;
