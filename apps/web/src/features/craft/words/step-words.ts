import { plural, t } from "@lingui/core/macro";
import type { Part, StepKey, StepLine, Work } from "@lacquer/craft";
import { nameOf } from "../../names/index.ts";
import { number, percent, span } from "./figures.ts";

export const stepTitles = (): Record<StepKey, string> => ({
  removal: t`Removal`,
  prep: t`Preparation`,
  build: t`Shape and length`,
  colour: t`Colour`,
  effects: t`Effects`,
  art: t`Art, nail by nail`,
  things: t`Stones and charms`,
  top: t`Top coat and oil`,
});

/** The names that nail artists use for each kind of work. */
export const workNames = (): Record<Work, string> => ({
  "removal-gel": t`Old gel off`,
  "removal-acrylic": t`Old acrylic off`,
  prep: t`Shape, cuticle, buff, dehydrate`,
  "gel-polish": t`Gel polish, one colour`,
  "extra-colour": t`Each colour beyond two`,
  overlay: t`Overlay or builder gel`,
  extension: t`Extension on forms or tips`,
  long: t({ message: "Long", context: "work", comment: "Extra work because the nails are long." }),
  "extra-long": t({
    message: "Extra long",
    context: "work",
    comment: "Extra work for extra long nails.",
  }),
  "shape-filing": t`Filing the shape`,
  french: t`French, painted`,
  faded: t`Faded colours`,
  rub: t`Powder or pigment, rubbed in`,
  magnet: t`Magnet`,
  encapsulated: t`Glitter, flakes or leaf, encapsulated`,
  marble: t`Marble`,
  swirl: t`Swirls`,
  animal: t`Animal print`,
  geometric: t`Geometric fields`,
  tape: t`Striping tape or a metal line`,
  dots: t`Dots`,
  "flower-simple": t`Flowers, simple`,
  "flower-detailed": t`Flowers, detailed`,
  relief: t`3D relief, sculpted`,
  ribs: t`Ribs, sculpted`,
  crackle: t`Crackle`,
  stroke: t`Drawn strokes`,
  decal: t`Decals or stamps`,
  picture: t`Art copied from a picture`,
  bits: t`Foil bits or confetti`,
  thing: t`Stones, pearls, charms`,
  cluster: t`Clusters of stones`,
  "top-coat": t`Top coat, cure, oil`,
});

/** One line about a step: its shapes, coats and cures. */
export function stepLine(line: StepLine): string {
  switch (line.says) {
    case "shape": {
      const shapes = line.shapes.map(nameOf).join(", ");
      const edge = span(number(line.freeEdge.from, 0), number(line.freeEdge.to, 0));
      return t`Shape: ${shapes}; free edge ${edge} mm`;
    }
    case "extension":
      return t`Longer than the natural nail: extension, cure.`;
    case "base-coat":
      return t`Base coat, cure 60 s.`;
    case "colours": {
      const colours = line.colors.join(", ");
      return t`${colours}: two coats, cure 60 s each.`;
    }
    case "magnet":
      return t`Hold a magnet over the wet coat, then cure 60 s right away.`;
    case "powder":
      return t`No-wipe top, cure 60 s, rub the powder in, seal.`;
    case "matte-top":
      return t`Matte top where it is matte, gloss elsewhere; cure 60 s; oil.`;
    case "gloss-top":
      return t`Gloss top, cure 60 s; oil.`;
  }
}

/**
 * Returns "6 ×" for stones, "2 nails" for art, "40 % of the set" for a part of the set, and nothing for the whole set.
 */
export function countWords(count: number, per: Part["per"]): string {
  if (per === "piece") return `${number(count)} ×`;
  if (per === "nail") return plural(count, { one: "# nail", other: "# nails" });
  if (count === 1) return "";
  const share = percent(count);
  return t`${share} of the set`;
}

/** Returns "Dots, 2 nails". */
export const partWords = ({ work, count, per }: Pick<Part, "work" | "count" | "per">): string =>
  [workNames()[work], countWords(count, per)].filter(Boolean).join(", ");
