import type { Hand } from "@lacquer/contracts";
import type { DraftTab } from "../tabs/index.ts";

type Shown = Pick<DraftTab, "nails" | "shownHand">;

export const otherOf = (hand: Hand): Hand => (hand === "left" ? "right" : "left");

/**
 * Returns the hand that the stage shows. That is the stored hand, unless all nails belong to the other hand. If no hand
 * is stored, it is the hand of the first nail that has one, or else the left hand.
 */
export function shownHand({ nails, shownHand: kept }: Shown): Hand {
  const named = nails.find(({ hand }) => hand)?.hand ?? kept ?? "left";
  return kept && nails.some(({ hand }) => (hand ?? kept) === kept) ? kept : named;
}

/** True if the photo shows nails of both hands. Then no designs are stored for a hand that is not shown. */
export const showsBoth = (tab: Shown): boolean =>
  new Set(tab.nails.map(({ hand }) => hand ?? shownHand(tab))).size > 1;
