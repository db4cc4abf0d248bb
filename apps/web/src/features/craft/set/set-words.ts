import { select, t } from "@lingui/core/macro";
import type { NailLine } from "@lacquer/craft";
import { shownHand, showsBoth } from "../../draft/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { workWords } from "../card/card-words.ts";

/** Describes the design of a nail on the board. */
export const wornWords = (line: NailLine): string => workWords(line).replaceAll(" · ", ", ");

/** Says which hand the stage shows, and whether the other hand is the same. */
export function setWords(tab: Pick<DraftTab, "nails" | "otherHand" | "shownHand">): string {
  if (showsBoth(tab)) return t`The photo shows both hands.`;
  const shown = shownHand(tab);
  return tab.otherHand
    ? select(shown, {
        left: "The stage shows the left hand. Swap the hands to work on the other one.",
        other: "The stage shows the right hand. Swap the hands to work on the other one.",
      })
    : t`Both hands are the same. To make them differ, copy a nail to one hand only.`;
}
