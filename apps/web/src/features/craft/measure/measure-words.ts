import { type CraftRules, mmFromCardOn, nailMap } from "@lacquer/craft";
import { nailName } from "../../names/index.ts";
import type { CardCorners, DraftTab } from "../../tabs/index.ts";
import { workOfTab } from "../work-of-tab.ts";

/** Widths in mm between which the nails of people lie. A width outside tells that a corner is in the wrong place. */
const [LEAST, MOST] = [5, 22];

export interface CardReading {
  /** False if the four points cannot be a card's corners. */
  isCard: boolean;
  words: string;
}

/** Says what a card with these corners would make of the design's nails. */
export function readCard(tab: DraftTab, card: CardCorners, rules: CraftRules): CardReading {
  const { work, given } = workOfTab({ ...tab, card });
  if (!mmFromCardOn(card, given.photo))
    return { isCard: false, words: "These four points are not the corners of a card." };
  if (tab.nails.length === 0)
    return { isCard: true, words: "The nails that you place will be measured by this card." };
  const nails = nailMap(work, given, rules);
  const odd = nails.find(({ width, isMeasured }) => !isMeasured || width < LEAST || width > MOST);
  if (odd) {
    const how = odd.isMeasured ? `would be ${odd.width.toFixed(0)} mm wide` : "has no size by it";
    return {
      isCard: true,
      words: `${nailName(odd.guide)} ${how}. Check that the points lie on the card's corners.`,
    };
  }
  const widths = nails.map(({ guide, width }) => `${nailName(guide)} ${width.toFixed(1)} mm`);
  return { isCard: true, words: `${widths.join(", ")} wide, to about 4 %.` };
}
