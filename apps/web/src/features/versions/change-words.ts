import type { NailName, PlacedThing, VersionChange } from "@lacquer/contracts";
import { colorName } from "../color/index.ts";
import { lightWords, whiteWords } from "../inspector/index.ts";
import { capitalized, nailName, nameOf, settingName } from "../names/index.ts";
import { KIND_PLURALS, PROVIDER_NAMES, VARIATION_NAMES } from "./names.ts";

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
const count = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? "" : "s"}`;

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

/** Returns the values before and after a change, each in words. */
function sides<Value>(
  { from, to }: { from: Value | null; to: Value | null },
  say: (value: Value) => string,
  none = "none",
): Pick<ChangeWords, "from" | "to"> {
  return { from: from === null ? none : say(from), to: to === null ? none : say(to) };
}

const percent = (part: number): string => `${Math.round(part)}\u00A0%`;

function designWords(change: VersionChange): ChangeWords {
  const none = change.nail ? "like the others" : "none";
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
      return { about: "Words", ...sides(change, (text) => `“${text}”`) };
    case "photo":
      return swapped("Photo", change, "a photo");
    case "pose":
    case "skin":
      return { about: capitalized(change.part), ...sides<string>(change, (word) => word, "usual") };
    case "light":
      return { about: "Light", ...sides(change, lightWords, "as in the photo") };
    case "whiteBalance":
      return { about: "White", ...sides(change, whiteWords, "as in the photo") };
    case "drawing":
      return {
        about: "Drawing",
        ...sides(change, ({ strokes }) =>
          strokes === null ? "a drawing" : count(strokes, "stroke"),
        ),
        ...(isAlike(change.from?.strokes, change.to?.strokes) && { to: "another drawing" }),
      };
    case "variation":
      return {
        about: "Images differ in",
        ...sides(change, (word) => VARIATION_NAMES[word], "nothing"),
      };
    case "imageCount":
      return { about: "Images", ...sides(change, String) };
    case "provider":
      return { about: "Painted by", ...sides(change, (name) => PROVIDER_NAMES[name] ?? name) };
    case "nail":
      return { about: "Nail", ...sides(change, () => "marked", "not marked") };
    case "place":
      return { about: "Place", from: "as it was", to: placeWords(change) };
    case "nailDrawing":
      return swapped("Drawing", change, "its own drawing");
    case "nailReference":
      return swapped("Reference", change, "a reference of its own");
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

const WEIGHTS = {
  drawingWeight: "Drawing leads",
  referencesWeight: "References lead",
  colorWeight: "Colour leads",
  finishStrength: "Finish strength",
  textureStrength: "Texture strength",
} as const;

function weightWords(change: Rest): ChangeWords {
  if (change.part === "reference")
    return { about: "Reference", ...sides(change, ({ weight }) => `one of ${percent(weight)}`) };
  if (change.part === "referenceOrder")
    return { about: "References", from: "in one order", to: "in another" };
  return { about: WEIGHTS[change.part], ...sides(change, percent) };
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
  return change.from !== null && change.to !== null ? { ...words, to: "another" } : words;
}

function placeWords({ from, to }: Extract<VersionChange, { part: "place" }>): string {
  if (!from || !to) return "moved";
  if (from.width !== to.width || from.length !== to.length) return "resized";
  return from.x === to.x && from.y === to.y ? "turned" : "moved";
}

function thingsChange(change: Extract<VersionChange, { part: "things" }>): ChangeWords {
  const words = { about: "Things", ...sides(change, thingsWords, "nothing on it") };
  return words.from === words.to ? { ...words, to: "placed or coloured otherwise" } : words;
}

/** Returns a text such as "3 stones, 1 pearl". */
export function thingsWords(things: readonly PlacedThing[]): string {
  const kinds = [...new Set(things.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const number = things.filter((thing) => thing.kind === kind).length;
      return `${number} ${number === 1 ? kind : KIND_PLURALS[kind]}`;
    })
    .join(", ");
}
