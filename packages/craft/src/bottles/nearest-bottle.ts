import type { Bottle } from "@lacquer/contracts";
import { differenceCiede2000, modeLab65, modeRgb, useMode } from "culori/fn";

export type ShelfBottle = Pick<Bottle, "name" | "maker" | "code" | "finish" | "color">;

/** An own bottle for a wanted colour. */
export interface Match<Own extends ShelfBottle = ShelfBottle> {
  bottle: Own;
  /** How far the bottle's colour is from the wanted one, in ΔE2000. */
  difference: number;
}

useMode(modeRgb);
useMode(modeLab65);
const ciede = differenceCiede2000();

/** Returns how different two colours (`#RRGGBB`) look, in ΔE2000. */
export const colorDifference = (one: string, other: string): number => ciede(one, other);

/** Two colours this close look the same in the hand, so the finish decides between their bottles. */
const SAME = 1;
/** Beyond this, a bottle is another colour and no help. */
const USABLE = 10;

/**
 * Words for a difference in ΔE2000. About 1 is the least that a trained eye sees side by side; from about 5 on, anybody
 * sees two colours.
 */
const WORDS: readonly [most: number, words: string][] = [
  [SAME, "the same colour"],
  [2, "hardly to be told apart"],
  [5, "close"],
  [USABLE, "similar"],
  [Number.POSITIVE_INFINITY, "another colour"],
];

export const differenceWords = (difference: number): string =>
  WORDS.find(([most]) => difference <= most)?.[1] ?? "another colour";

/**
 * Returns the own bottles that can stand in for a colour, the nearest first; none is farther than ΔE2000 10. Among
 * bottles of the same colour, one with the wanted finish comes first.
 */
export function nearestBottles<Own extends ShelfBottle>(
  color: string,
  shelf: readonly Own[],
  finish?: string,
): Match<Own>[] {
  const matches = shelf
    .map((bottle) => ({ bottle, difference: colorDifference(color, bottle.color) }))
    .filter(({ difference }) => difference <= USABLE)
    .sort((a, b) => a.difference - b.difference);
  const nearest = matches[0]?.difference ?? 0;
  const fits = ({ bottle, difference }: Match<Own>) =>
    finish !== undefined && bottle.finish === finish && difference - nearest <= SAME;
  return [...matches.filter(fits), ...matches.filter((match) => !fits(match))];
}
