import type { Bottle } from "@lacquer/contracts";
import { differenceCiede2000, modeLab65, modeRgb, useMode } from "culori/fn";

export type ShelfBottle = Pick<Bottle, "name" | "maker" | "code" | "finish" | "color">;

/** One of the user's bottles that comes close to a wanted colour. */
export interface Match<Own extends ShelfBottle = ShelfBottle> {
  bottle: Own;
  /** How different the bottle's colour is from the wanted colour, in ΔE2000. */
  difference: number;
}

useMode(modeRgb);
useMode(modeLab65);
const ciede = differenceCiede2000();

/** Returns how different two colours (`#RRGGBB`) look, in ΔE2000. */
export const colorDifference = (one: string, other: string): number => ciede(one, other);

/** Colours that differ by at most this look the same to the eye, so the finish decides between their bottles. */
const SAME = 1;
/** If a bottle's colour differs by more than this, the bottle does not help. */
const USABLE = 10;

/** How similar two colours look. */
export type Nearness = "same" | "almost" | "close" | "similar" | "other";

/**
 * The nearness for a difference in ΔE2000. A trained eye needs a difference of about 1 to tell two colours apart side
 * by side; from about 5 on, anybody sees two colours.
 */
const NEARNESS: readonly [most: number, nearness: Nearness][] = [
  [SAME, "same"],
  [2, "almost"],
  [5, "close"],
  [USABLE, "similar"],
];

export const nearnessOf = (difference: number): Nearness =>
  NEARNESS.find(([most]) => difference <= most)?.[1] ?? "other";

/**
 * Returns the user's bottles that can stand in for a colour, the nearest first. Their difference is at most ΔE2000 10.
 * Among bottles of the same colour, a bottle with the wanted finish comes first.
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
