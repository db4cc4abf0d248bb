import {
  type CraftGiven,
  type CraftPlan,
  craftPlan,
  type CraftRules,
  type CraftWork,
} from "@lacquer/craft";
import { useDeferredValue, useMemo } from "react";
import type { DraftTab, Stroke } from "../tabs/index.ts";
import { useStudioRules } from "./studio-rules.ts";
import { workOfTab } from "./work-of-tab.ts";

/** A draft in the form that packages/craft reads, and the plan for making it by hand. */
export interface Craft {
  work: CraftWork<Stroke>;
  given: CraftGiven;
  rules: CraftRules;
  plan: CraftPlan;
}

/**
 * Returns the plan for making a draft by hand. The value is deferred, because a slider moves faster than the plan can
 * be computed.
 */
export function useCraft(tab: DraftTab): Craft {
  const { rules } = useStudioRules();
  const newest = useDeferredValue(tab);
  const { designSettings, aiPrompt, nails, fingers, otherHand, shownHand, drawing } = newest;
  const { layers, influenceWeights, references, originalImage, card } = newest;
  return useMemo(() => {
    const worn = { nails, fingers, otherHand, shownHand };
    const made = { designSettings, aiPrompt, drawing, layers };
    const by = { influenceWeights, references, originalImage, card };
    const { work, given } = workOfTab({ ...worn, ...made, ...by });
    return { work, given, rules, plan: craftPlan(work, given, rules) };
  }, [
    designSettings,
    aiPrompt,
    nails,
    fingers,
    otherHand,
    shownHand,
    drawing,
    layers,
    influenceWeights,
    references,
    originalImage,
    card,
    rules,
  ]);
}
