import { plural, t } from "@lingui/core/macro";
import type { NailLine, Supply } from "@lacquer/craft";
import { capitalized, finishWords, nameOf } from "../../names/index.ts";
import { number } from "../words/figures.ts";
import { countedPiece, supplyCount, supplyName } from "../words/supply-words.ts";

/** Returns, for example, "Square, medium (no. 3): 6.0 mm of free edge, 11.0 mm wide". */
export function shapeWords({
  settings,
  width,
  freeEdge,
  lengthWord,
  lengthNumber,
}: NailLine): string {
  const [edge, wide] = [number(freeEdge, 1), number(width, 1)];
  const [shape, length] = [capitalized(nameOf(settings.nailShape)), nameOf(lengthWord)];
  return t`${shape}, ${length} (no. ${lengthNumber}): ${edge} mm of free edge, ${wide} mm wide`;
}

/** Lists all work on one nail, from the first colour to the last stone. */
export function workWords({ settings, strokes, pieces, hasPicture }: NailLine): string {
  const { baseColor, accentColor, patternType, texture } = settings;
  return [
    baseColor.toUpperCase(),
    finishWords(settings),
    texture === "smooth" ? null : nameOf(texture),
    patternType === "solid" ? null : patternWords(nameOf(patternType), accentColor.toUpperCase()),
    hasPicture ? t`art copied from the picture` : null,
    strokes === 0 ? null : plural(strokes, { one: "# drawn stroke", other: "# drawn strokes" }),
    ...pieces.map(countedPiece),
  ]
    .filter((word) => word !== null)
    .join(" · ");
}

const patternWords = (pattern: string, color: string): string =>
  t({ message: `${pattern} in ${color}`, comment: "Such as: dots in #FFFFFF." });

const BESIDE = ["coat", "effect", "tool", "tip"];

/** Returns the supplies that are neither colours nor pieces to glue on: powders, tools and tips. */
export const besideColours = (supplies: readonly Supply[]): string[] =>
  supplies
    .filter(({ kind }) => BESIDE.includes(kind))
    .map((supply) => {
      const [name, count] = [supplyName(supply), supplyCount(supply)];
      return count === null ? name : `${name} × ${count}`;
    });

const MINUTE = 60;

/** Returns "1:05:09" or "5:09". Seconds are rounded down. */
export function clockWords(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [
    Math.floor(seconds / MINUTE / MINUTE),
    Math.floor(seconds / MINUTE) % MINUTE,
  ];
  const rest = two(seconds % MINUTE);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
