import type { Brush } from "../../tabs/index.ts";
import type { Place } from "./walk.ts";

/** A round mark in STROKE_SPACE units. */
export interface Mark extends Place {
  radius: number;
  /** The opacity, 0–1. */
  alpha: number;
}

/** The distance between the dots of a dotting tool, in dot diameters, so that the dots do not touch. */
const DOTS_APART = 1.5;
const SPONGE_STEP = 0.16;
/** The number of specks that one touch of the sponge leaves. The next line has the opacity of their three kinds. */
const SPECKS = 9;
const SPECK_ALPHAS = [0.16, 0.3, 0.5] as const;

/** Returns the distance between a brush's touches; null for a brush that draws a line. */
export function touchesApart(brush: Brush, size: number): number | null {
  if (brush === "dots") return size * DOTS_APART;
  return brush === "sponge" ? size * SPONGE_STEP : null;
}

/**
 * Returns the marks of a brush's touch number `index` at a place. They are the same each time the stroke is painted.
 */
export function marksAt(brush: Brush, place: Place, size: number, index: number): Mark[] {
  if (brush !== "sponge") return [{ ...place, radius: size / 2, alpha: 1 }];
  const random = chance(index);
  return Array.from({ length: SPECKS }, () => {
    const turn = random() * 2 * Math.PI;
    // The specks are denser near the middle, so that the edge looks soft.
    const off = (size / 2) * random() ** 0.8;
    return {
      x: place.x + Math.cos(turn) * off,
      y: place.y + Math.sin(turn) * off,
      radius: Math.max(0.35, size * (0.015 + 0.05 * random() ** 2)),
      alpha: SPECK_ALPHAS[Math.floor(random() * SPECK_ALPHAS.length)] ?? 0.3,
    };
  });
}

/**
 * Returns a function that gives numbers 0–1. They look random, but are always the same for the same seed (mulberry32).
 */
function chance(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
