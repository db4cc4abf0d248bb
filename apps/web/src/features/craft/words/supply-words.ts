import { t } from "@lingui/core/macro";
import type { Coat, EffectSupply, Pieces, PricePart, Supply, Tool } from "@lacquer/craft";
import { kindName, thingName } from "../../names/index.ts";
import { number } from "./figures.ts";
import { ruleText } from "./rule-text.ts";
import { stepTitles } from "./step-words.ts";

const coats = (): Record<Coat, [name: string, use: string]> => ({
  base: [t`Base coat`, t`every set`],
  gloss: [t`Gloss top coat`, t`every set`],
  "gloss-no-wipe": [t`Gloss top coat, no-wipe`, t`every set`],
  matte: [t`Matte top coat`, t`matte finish`],
});

const effects = (): Record<EffectSupply, string> => ({
  "chrome-powder": t`Chrome powder`,
  "holographic-powder": t`Holographic powder`,
  "duochrome-pigment": t`Duochrome pigment`,
  "pearl-powder": t`Pearl powder`,
  "aurora-powder": t`Aurora film powder`,
  "cat-eye-magnet": t`Magnet for cat-eye`,
  "velvet-magnet": t`Magnet for velvet`,
  glitter: t`Glitter`,
  "opal-flakes": t`Opal flakes`,
  "metal-leaf": t`Metal leaf`,
  "sculpting-gel": t`Sculpting gel`,
  "crackle-lacquer": t`Crackle lacquer`,
});

const tools = (): Record<Tool, [name: string, use: string]> => ({
  liner: [t`Liner brush`, t`fine lines`],
  striper: [t`Striping tape or striper`, t`metal lines`],
  "dotting-tool": [t`Dotting tool`, t`dots and spots`],
  "fade-brush": [t`Sponge or ombre brush`, t({ message: "fade", comment: "A fade of colours." })],
  "petal-brush": [t`Flat petal brush`, t`flowers`],
  "french-brush": [t`French brush`, t`smile lines`],
  "gem-gel": [t`Gem gel and wax pen`, t`stones`],
  "metal-leaf": [t`Metal leaf`, t`foil bits`],
  confetti: [t`Confetti glitter`, t`confetti`],
  decals: [t`Decals, printed`, t`decals`],
});

const colourUses = () => ({
  base: t`base colour, two coats, 60 s each`,
  accent: t`accent colour`,
  drawing: t({ message: "drawing", comment: "This colour is for the drawing on the nails." }),
});

/** Returns "round stone, 2 mm". */
export function pieceName({ kind, form, mm }: Pick<Pieces, "kind" | "form" | "mm">): string {
  const piece =
    kind === "stud"
      ? t({ message: "stud", comment: "A small metal stud that is glued on a nail." })
      : form
        ? thingName({ kind, form })
        : kindName(kind);
  const size = number(mm);
  return t`${piece}, ${size} mm`;
}

/** Returns "3 × round stone, 2 mm". */
export const countedPiece = (pieces: Pieces): string =>
  `${number(pieces.count)} × ${pieceName(pieces)}`;

export function supplyName(supply: Supply): string {
  switch (supply.kind) {
    case "coat":
      return coats()[supply.coat][0];
    case "colour":
      return supply.color;
    case "effect":
      return effects()[supply.supply];
    case "tool":
      return tools()[supply.tool][0];
    case "thing":
      return pieceName(supply.pieces);
    case "tip": {
      const { size } = supply;
      return t`Tip or form, size ${size}`;
    }
  }
}

/** What the supply is for, or where the figure for it comes from. */
export function supplyUse(supply: Supply): string {
  switch (supply.kind) {
    case "coat":
      return coats()[supply.coat][1];
    case "colour":
      return colourUses()[supply.use];
    case "effect":
      return supply.isRubbed ? t`over a no-wipe top` : t`effect`;
    case "tool":
      return tools()[supply.tool][1];
    case "thing":
      return t`as placed and painted`;
    case "tip":
      return ruleText(supply.chart);
  }
}

/** How many of a supply are needed; null if one of it is enough. */
export const supplyCount = (supply: Supply): number | null =>
  supply.kind === "thing" ? supply.pieces.count : supply.kind === "tip" ? supply.count : null;

/** What a part of the price pays for. */
export const pricePartName = (part: PricePart): string =>
  "step" in part ? stepTitles()[part.step] : countedPiece(part.pieces);
