import { t } from "@lingui/core/macro";
import { type CraftRules, mmFromCardOn, nailMap } from "@lacquer/craft";
import { nailName } from "../../names/index.ts";
import type { CardCorners, DraftTab } from "../../tabs/index.ts";
import { workOfTab } from "../work-of-tab.ts";
import { number } from "../words/figures.ts";

/**
 * The widths in mm of the narrowest and the widest human nails. A width outside this range means that a corner is in
 * the wrong place.
 */
const [LEAST, MOST] = [5, 22];

export interface CardReading {
  /** False if the four points cannot be a card's corners. */
  isCard: boolean;
  words: string;
}

/** Describes the nail widths that follow from a card with these corners. */
export function readCard(tab: DraftTab, card: CardCorners, rules: CraftRules): CardReading {
  const { work, given } = workOfTab({ ...tab, card });
  if (!mmFromCardOn(card, given.photo))
    return { isCard: false, words: t`These four points are not the corners of a card.` };
  if (tab.nails.length === 0)
    return { isCard: true, words: t`The nails that you place will be measured by this card.` };
  const nails = nailMap(work, given, rules);
  const odd = nails.find(({ width, isMeasured }) => !isMeasured || width < LEAST || width > MOST);
  if (odd) {
    const [nail, wide] = [nailName(odd.guide), number(odd.width, 0)];
    return {
      isCard: true,
      words: odd.isMeasured
        ? t`${nail} would be ${wide} mm wide. Check that the points lie on the card's corners.`
        : t`${nail} would have no possible size. Check that the points lie on the card's corners.`,
    };
  }
  const widths = nails
    .map(({ guide, width }) => `${nailName(guide)} ${number(width, 1)} mm`)
    .join(", ");
  return {
    isCard: true,
    words: t({
      message: `${widths} wide, accurate to about 4 %.`,
      comment: "Such as: Index nail 11.2 mm, Ring nail 10.8 mm wide, to about 4 %.",
    }),
  };
}
