import type { NailLine, Supply } from "@lacquer/craft";
import { capitalized, finishWords, nameOf } from "../../names/index.ts";

/** Returns, for example, "Square, medium (no. 3): 6.0 mm of free edge, 11.0 mm wide". */
export function shapeWords({
  settings,
  width,
  freeEdge,
  lengthWord,
  lengthNumber,
}: NailLine): string {
  const size = `${freeEdge.toFixed(1)} mm of free edge, ${width.toFixed(1)} mm wide`;
  return `${capitalized(nameOf(settings.nailShape))}, ${nameOf(lengthWord)} (no. ${lengthNumber}): ${size}`;
}

/** Lists all work on one nail, from the first colour to the last stone. */
export function workWords({ settings, strokes, pieces, hasPicture }: NailLine): string {
  const { baseColor, accentColor, patternType, texture } = settings;
  const pattern =
    patternType === "solid" ? null : `${nameOf(patternType)} in ${accentColor.toUpperCase()}`;
  return [
    baseColor.toUpperCase(),
    finishWords(settings),
    texture === "smooth" ? null : nameOf(texture),
    pattern,
    hasPicture ? "art after the picture" : null,
    strokes === 0 ? null : `${strokes} drawn ${strokes === 1 ? "stroke" : "strokes"}`,
    ...pieces.map(({ name, mm, count }) => `${count} × ${name}, ${mm} mm`),
  ]
    .filter((word) => word !== null)
    .join(" · ");
}

const BESIDE = ["effect", "tool", "tip"];

/** Returns the supplies that are neither colours nor glued on: powders, tools and tips. */
export const besideColours = (supplies: readonly Supply[]): string[] =>
  supplies
    .filter(({ kind, color }) => BESIDE.includes(kind) || (kind === "bottle" && !color))
    .map(({ name, count }) => (count === undefined ? name : `${name} × ${count}`));

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
