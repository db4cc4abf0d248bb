import type { Topper as TopperName } from "@lacquer/contracts";
import { duochrome } from "../finishes/duochrome.ts";
import type { Finish } from "../finishes/finish.ts";
import { flake } from "../finishes/flake.ts";
import { holographic } from "../finishes/holographic.ts";
import { pearl } from "../finishes/pearl.ts";
import { shimmer } from "../finishes/shimmer.ts";
import type { Nail } from "../nail.ts";
import { leaf } from "./leaf.ts";
import { milk } from "./milk.ts";
import { sprinkle } from "./sprinkle.ts";

/**
 * Returns the same nail with less pigment in its coat. The nail gets its own random numbers, so that a topper does not
 * repeat the flakes below it.
 */
function thinned(nail: Nail, share: number): Nail {
  return { ...nail, finish: nail.finish * share, seed: `${nail.seed}/topper` };
}

/** Turns a finish into a topper: clear lacquer with this share of the finish's pigment. */
function sheer(finish: Finish, share: number): Finish {
  const { pigment } = finish;
  return pigment ? { ...finish, pigment: (nail) => pigment(thinned(nail, share)) } : finish;
}

const wet = { coat: 1, coatRoughness: 0, metalRoughness: 1 } as const;

/**
 * Sheer coats over a finish. The topper is the outermost surface: a wet topper makes a matte finish shine, and a matte
 * topper removes all gloss.
 */
export const TOPPERS: Record<TopperName, Finish> = {
  matte: { coat: 0.5, coatRoughness: 3, metalRoughness: 2 },
  glitter: { ...wet, pigment: (nail) => sprinkle(thinned(nail, 1)) },
  holographic: sheer(holographic, 0.5),
  duochrome: sheer(duochrome, 0.55),
  flake: sheer(flake, 0.85),
  pearl: sheer(pearl, 0.55),
  shimmer: sheer(shimmer, 0.7),
  milky: { ...wet, pigment: milk },
  foil: { ...wet, metalRoughness: 0, pigment: (nail) => leaf(thinned(nail, 1)) },
};
