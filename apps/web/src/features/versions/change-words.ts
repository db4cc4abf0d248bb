import { plural, t } from "@lingui/core/macro";
import type { NailName, PlacedThing, VersionChange } from "@lacquer/contracts";
import { colorName } from "../color/index.ts";
import { lightWords, whiteWords } from "../inspector/index.ts";
import { nailName, nameOf, poseName, settingName, skinName, thingCount } from "../names/index.ts";
import { providerName, variationNames } from "./names.ts";

/** A change in words: what changed, and its values before and after. */
export interface ChangeWords {
  /** A text such as "Finish", or "Left ring nail: finish". */
  about: string;
  from: string;
  to: string;
  /** The colours before and after, if a colour changed. */
  colors?: [string | null, string | null];
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Returns "1 stroke" or "3 strokes". */
export const strokesWords = (count: number): string =>
  plural(count, { one: "# stroke", other: "# strokes" });

/** Returns a text such as "Finish: chrome → matte". */
export const changeSentence = ({ about, from, to }: ChangeWords): string =>
  `${about}: ${from} → ${to}`;

export function changeWords(change: VersionChange): ChangeWords {
  const words = designWords(change);
  return change.nail
    ? { ...words, about: `${nailWords(change.nail)}: ${lower(words.about)}` }
    : words;
}

function nailWords({ finger, hand, nth }: NailName): string {
  const name = nailName(hand ? { finger, hand } : { finger });
  return nth === 1 ? name : `${name} ${nth}`;
}

const noneWord = (): string => t({ message: "none", comment: "There was or is nothing." });

/** Returns the values before and after a change, each in words. */
function sides<Value>(
  { from, to }: { from: Value | null; to: Value | null },
  say: (value: Value) => string,
  none = noneWord(),
): Pick<ChangeWords, "from" | "to"> {
  return { from: from === null ? none : say(from), to: to === null ? none : say(to) };
}

/** Returns a text such as "60 %" that no line break can split. */
export function percent(part: number): string {
  const amount = Math.round(part);
  return t`${amount} %`;
}

function designWords(change: VersionChange): ChangeWords {
  const none = change.nail
    ? t({ message: "like the others", comment: "This nail is like the other nails." })
    : noneWord();
  switch (change.part) {
    case "baseColor":
    case "accentColor":
      return {
        about: settingName(change.part),
        ...sides(change, colorName, none),
        colors: [change.from, change.to],
      };
    case "nailShape":
    case "nailLength":
    case "finish":
    case "topper":
    case "texture":
    case "patternType":
    case "styleVibe":
      return { about: settingName(change.part), ...sides<string>(change, nameOf, none) };
    case "words":
      return { about: t`Words`, ...sides(change, (text) => `“${text}”`) };
    case "photo":
      return swapped(t`Photo`, change, t`a photo`);
    case "pose":
      return { about: t`Pose`, ...sides(change, poseName, usualWord()) };
    case "skin":
      return { about: t`Skin`, ...sides(change, skinName, usualWord()) };
    case "light":
      return { about: t`Light`, ...sides(change, lightWords, t`as in the photo`) };
    case "whiteBalance":
      return { about: t`White`, ...sides(change, whiteWords, t`as in the photo`) };
    case "drawing":
      return {
        about: t`Drawing`,
        ...sides(change, ({ strokes }) =>
          strokes === null ? t`a drawing` : strokesWords(strokes),
        ),
        ...(isAlike(change.from?.strokes, change.to?.strokes) && { to: t`another drawing` }),
      };
    case "variation":
      return {
        about: t`Images differ in`,
        ...sides(
          change,
          (word) => variationNames()[word],
          t({ message: "nothing", context: "Images differ in nothing." }),
        ),
      };
    case "imageCount":
      return { about: t`Images`, ...sides(change, String) };
    case "provider":
      return { about: t`Painted by`, ...sides(change, providerName) };
    case "nail":
      return {
        about: t`Nail`,
        ...sides(
          change,
          () => t({ message: "marked", comment: "A nail on the photo." }),
          t`not marked`,
        ),
      };
    case "place":
      return {
        about: t`Place`,
        from: t({ message: "as it was", comment: "A nail's place." }),
        to: placeWords(change),
      };
    case "nailDrawing":
      return swapped(t`Drawing`, change, t`its own drawing`);
    case "nailReference":
      return swapped(t`Reference`, change, t`a reference of its own`);
    case "things":
      return thingsChange(change);
    default:
      return weightWords(change);
  }
}

type Rest = Extract<
  VersionChange,
  { part: "reference" | "referenceOrder" | `${string}Weight` | `${string}Strength` }
>;

const weights = () => ({
  drawingWeight: t({ message: "Weight of the drawing", comment: "How much the drawing leads." }),
  referencesWeight: t({ message: "Weight of the references", comment: "How much they lead." }),
  colorWeight: t({ message: "Weight of the colour", comment: "How much the colour leads." }),
  finishStrength: t`Finish strength`,
  textureStrength: t`Texture strength`,
});

function oneOf(weight: number): string {
  const share = percent(weight);
  return t({ message: `one of ${share}`, comment: "A reference of this weight." });
}

const usualWord = (): string => t({ message: "usual", comment: "The usual pose or skin." });

function weightWords(change: Rest): ChangeWords {
  if (change.part === "reference")
    return { about: t`Reference`, ...sides(change, ({ weight }) => oneOf(weight)) };
  if (change.part === "referenceOrder")
    return {
      about: t`References`,
      from: t`in one order`,
      to: t({ message: "in another", comment: "In another order." }),
    };
  return { about: weights()[change.part], ...sides(change, percent) };
}

const isAlike = (from: number | null | undefined, to: number | null | undefined): boolean =>
  from !== undefined && from === to;

/** Describes the change of a picture. Words can only say that it is a different one. */
function swapped(
  about: string,
  change: { from: string | null; to: string | null },
  what: string,
): ChangeWords {
  const words = { about, ...sides(change, () => what) };
  return change.from !== null && change.to !== null
    ? { ...words, to: t({ message: "another", comment: "Another picture." }) }
    : words;
}

function placeWords({ from, to }: Extract<VersionChange, { part: "place" }>): string {
  const moved = t({ message: "moved", comment: "A nail." });
  if (!from || !to) return moved;
  if (from.width !== to.width || from.length !== to.length)
    return t({ message: "resized", comment: "A nail." });
  return from.x === to.x && from.y === to.y ? t({ message: "turned", comment: "A nail." }) : moved;
}

function thingsChange(change: Extract<VersionChange, { part: "things" }>): ChangeWords {
  const words = { about: t`Things`, ...sides(change, thingsWords, t`nothing on it`) };
  return words.from === words.to ? { ...words, to: t`placed or coloured otherwise` } : words;
}

/** Returns a text such as "3 stones, 1 pearl". */
export function thingsWords(things: readonly PlacedThing[]): string {
  const kinds = [...new Set(things.map(({ kind }) => kind))];
  return kinds
    .map((kind) => thingCount(kind, things.filter((thing) => thing.kind === kind).length))
    .join(", ");
}
