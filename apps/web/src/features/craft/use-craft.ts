import {
  type CraftGiven,
  type CraftPlan,
  craftPlan,
  type CraftRules,
  type CraftWork,
} from "@lacquer/craft";
import { useDeferredValue, useMemo } from "react";
import { shownLayers } from "../draft/index.ts";
import type { DraftTab, Stroke } from "../tabs/index.ts";
import { useStudioRules } from "./studio-rules.ts";

/** A draft in the form that packages/craft reads. */
export interface Craft {
  work: CraftWork<Stroke>;
  given: CraftGiven;
  rules: CraftRules;
  plan: CraftPlan;
}

/** The proportions of the rendered hand's picture, for a design without a photo. */
const NO_PHOTO = { width: 4, height: 3 };

/** Returns the visible strokes, which are those outside hidden layers. */
export const shownStrokes = ({ drawing, layers }: Pick<DraftTab, "drawing" | "layers">): Stroke[] =>
  shownLayers(drawing, layers).flatMap(({ strokes }) => strokes);

/**
 * Returns how to make a draft by hand. The value is deferred, because a slider moves faster than the plan can be
 * computed.
 */
export function useCraft(tab: DraftTab): Craft {
  const { rules } = useStudioRules();
  const newest = useDeferredValue(tab);
  const { designSettings, aiPrompt, nails, drawing, layers, influenceWeights, originalImage } =
    newest;
  const references = newest.references.length;
  return useMemo(() => {
    const work = {
      settings: designSettings,
      prompt: aiPrompt,
      nails,
      strokes: shownStrokes({ drawing, layers }),
    };
    const given = { weights: influenceWeights, references, photo: originalImage ?? NO_PHOTO };
    return { work, given, rules, plan: craftPlan(work, given, rules) };
  }, [
    designSettings,
    aiPrompt,
    nails,
    drawing,
    layers,
    influenceWeights,
    references,
    originalImage,
    rules,
  ]);
}
