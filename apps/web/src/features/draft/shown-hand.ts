import type { Hand } from "@lacquer/contracts";
import type { DraftTab } from "../tabs/index.ts";

type Shown = Pick<DraftTab, "nails" | "shownHand">;

export const otherOf = (hand: Hand): Hand => (hand === "left" ? "right" : "left");

/**
 * Returns the hand that the stage shows. It is the one that the design keeps, unless every nail is named as the other
 * one's. If nobody has said which one it is, it counts as the left one.
 */
export function shownHand({ nails, shownHand: kept }: Shown): Hand {
  const named = nails.find(({ hand }) => hand)?.hand ?? kept ?? "left";
  return kept && nails.some(({ hand }) => (hand ?? kept) === kept) ? kept : named;
}

/** True if the photo shows nails of both hands. Then no hand is kept beside it. */
export const showsBoth = (tab: Shown): boolean =>
  new Set(tab.nails.map(({ hand }) => hand ?? shownHand(tab))).size > 1;
