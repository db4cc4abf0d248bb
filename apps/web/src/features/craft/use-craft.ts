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

/** As the craft reads a draft. */
export interface Craft {
  work: CraftWork<Stroke>;
  given: CraftGiven;
  rules: CraftRules;
  plan: CraftPlan;
}

/** The rendered hand's picture, where a design has no photo. */
const NO_PHOTO = { width: 4, height: 3 };

/** The strokes that are painted: none of a hidden layer. */
export const shownStrokes = ({ drawing, layers }: Pick<DraftTab, "drawing" | "layers">): Stroke[] =>
  shownLayers(drawing, layers).flatMap(({ strokes }) => strokes);

/** What a draft is to make by hand. A slider moves faster than the line below it needs to follow. */
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
