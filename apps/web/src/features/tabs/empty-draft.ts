import { DEFAULT_SETTINGS, DEFAULT_WEIGHTS, IMAGES_DEFAULT } from "@lacquer/contracts";
import { newId } from "../../platform/ids.ts";
import type { DraftTab, DraftWeights } from "./types.ts";

export const NAME_MAX = 60;

/** Returns a new, empty design. */
export function emptyDraft(name: string): DraftTab {
  return {
    id: newId(),
    name,
    designSettings: DEFAULT_SETTINGS,
    influenceWeights: defaultDraftWeights(),
    references: [],
    drawing: [],
    layers: [],
    drawingImageUrl: null,
    aiPrompt: "",
    originalImage: null,
    card: null,
    nails: [],
    fingers: {},
    otherHand: null,
    shownHand: null,
    imageCount: IMAGES_DEFAULT,
    variation: "same",
    generationJobId: null,
    seenVersion: 0,
    updatedAt: 0,
    jobAt: 0,
  };
}

export function defaultDraftWeights(): DraftWeights {
  const { drawing, designImage, baseColor, finish, texture } = DEFAULT_WEIGHTS;
  return { drawing, designImage, baseColor, finish, texture };
}

/** Returns "Design N". N is the first free number above the number of open designs. */
export function nextName(tabs: readonly DraftTab[]): string {
  const taken = new Set(tabs.map((tab) => tab.name));
  let number = tabs.length + 1;
  while (taken.has(`Design ${number}`)) number += 1;
  return `Design ${number}`;
}
