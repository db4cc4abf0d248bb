import { type CraftGiven, type CraftWork, USUAL_NAILS } from "@lacquer/craft";
import { shownLayers } from "../draft/index.ts";
import type { DraftTab, Stroke } from "../tabs/index.ts";
import { nailsOfSet } from "./hands/hand-set.ts";

/** The proportions of the rendered hand's picture, for a design without a photo. */
const NO_PHOTO = { width: 4, height: 3 };

/** Returns the visible strokes, which are those outside hidden layers. */
export const shownStrokes = ({ drawing, layers }: Pick<DraftTab, "drawing" | "layers">): Stroke[] =>
  shownLayers(drawing, layers).flatMap(({ strokes }) => strokes);

/** The fields of a draft that decide how it is made by hand. */
export type Made = Pick<
  DraftTab,
  | "designSettings"
  | "aiPrompt"
  | "nails"
  | "fingers"
  | "otherHand"
  | "shownHand"
  | "drawing"
  | "layers"
  | "influenceWeights"
  | "references"
  | "originalImage"
  | "card"
>;

/**
 * Returns a draft in the form that packages/craft reads. If no nails are placed on the photo, its strokes and its bank
 * card are left out, because the assumed nails have no place on the photo.
 */
export const workOfTab = (tab: Made): { work: CraftWork<Stroke>; given: CraftGiven } => ({
  work: {
    settings: tab.designSettings,
    prompt: tab.aiPrompt,
    nails: nailsOfSet(tab, USUAL_NAILS),
    strokes: tab.nails.length > 0 ? shownStrokes(tab) : [],
  },
  given: {
    weights: tab.influenceWeights,
    references: tab.references.length,
    photo: tab.originalImage ?? NO_PHOTO,
    card: tab.originalImage && tab.nails.length > 0 ? tab.card : null,
  },
});
