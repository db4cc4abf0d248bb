import type { Pattern } from "@lacquer/contracts";
import { difference, fromLab, type Lab } from "../paint/color.ts";
import { SIZE } from "./flat-nail.ts";
import { inTheMiddle } from "./in-the-middle.ts";
import type { Plate } from "./plate.ts";

/**
 * A nail's pixels are sorted by lightness. Those between these shares have the lacquer's own colour. Darker pixels are
 * in the shade at the nail's sides, and lighter ones in the gleam.
 */
const [FROM, TO] = [0.3, 0.6];
/** The number of parts from cuticle to tip whose colours are compared. */
const PARTS = 10;
/** Two parts of a nail have different colours if they differ by more than this in OKLab. */
const APART = 0.13;
/**
 * A tip has a sharp edge if more than this share of the whole change of colour happens between two neighbouring parts.
 */
const SHARP = 0.5;

/** The colours of the nails, and the pattern that can be told from them. */
export interface SeenColors {
  baseColor: string;
  /** The colour of the tip; null if the tip has the base colour. */
  accentColor: string | null;
  pattern: Extract<Pattern, "solid" | "french" | "ombre">;
}

/** Returns the colours that most of the nails have; null if no nail can be seen well enough. */
export function readColors(plates: readonly Plate[]): SeenColors | null {
  const seen = plates.flatMap((plate) => {
    const parts = partsOf(plate);
    return parts ? [{ plate, parts }] : [];
  });
  const nails = seen.map(({ parts }) => parts);
  if (nails.length === 0) return null;
  const steps = nails.map(tipStep);
  const tipped = nails.filter((_, i) => (steps[i]?.apart ?? 0) > APART);
  if (tipped.length * 2 <= nails.length) {
    const whole = seen.map(({ plate: { flat, inside } }) =>
      lacquerOf(flat.labs.flatMap((lab, p) => (lab && inside[p] ? lab : []))),
    );
    return { baseColor: fromLab(usual(whole)), accentColor: null, pattern: "solid" };
  }
  const isSharp = inTheMiddle(tipped.map((parts) => tipStep(parts).sharp)) > SHARP;
  return {
    baseColor: fromLab(usual(tipped.map((parts) => usual(parts.slice(1, 4))))),
    accentColor: fromLab(usual(tipped.map((parts) => usual(parts.slice(-2))))),
    pattern: isSharp ? "french" : "ombre",
  };
}

/** Returns the colour of each part from cuticle to tip; null for a nail that is hardly seen. */
function partsOf({ flat: { labs }, inside }: Plate): Lab[] | null {
  const rows = Array.from({ length: SIZE }, (_, row) =>
    labs
      .slice(row * SIZE, (row + 1) * SIZE)
      .flatMap((lab, column) => (lab && inside[row * SIZE + column] ? lab : [])),
  );
  const used = rows.filter((row) => row.length > 2);
  if (used.length < PARTS) return null;
  return Array.from({ length: PARTS }, (_, part) => {
    const [from, to] = [PARTS - part - 1, PARTS - part].map((at) =>
      Math.round((at * used.length) / PARTS),
    );
    return lacquerOf(used.slice(from, to).flat());
  });
}

function tipStep(parts: readonly Lab[]): { apart: number; sharp: number } {
  const apart = difference(usual(parts.slice(1, 4)), usual(parts.slice(-2)));
  const steps = parts.slice(3).map((part, i) => difference(part, parts[i + 2] ?? part));
  return { apart, sharp: Math.max(...steps) / Math.max(1e-6, apart) };
}

/** Returns the mean of these pixels without the darkest and the brightest of them. */
function lacquerOf(pixels: readonly Lab[]): Lab {
  const sorted = pixels.toSorted((a, b) => a.l - b.l);
  const some = sorted.slice(
    Math.floor(FROM * sorted.length),
    Math.max(1, Math.ceil(TO * sorted.length)),
  );
  const mean = (of: (lab: Lab) => number) =>
    some.reduce((sum, lab) => sum + of(lab), 0) / some.length;
  return { l: mean(({ l }) => l), a: mean(({ a }) => a), b: mean(({ b }) => b) };
}

const usual = (all: readonly Lab[]): Lab => ({
  l: inTheMiddle(all.map(({ l }) => l)),
  a: inTheMiddle(all.map(({ a }) => a)),
  b: inTheMiddle(all.map(({ b }) => b)),
});
