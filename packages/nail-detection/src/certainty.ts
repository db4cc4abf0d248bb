import { type NailPlace, turnedPlace } from "./nail-place.ts";
import type { NailNet } from "./nail-net.ts";
import type { PreparedPhoto } from "./photo-crop.ts";

/**
 * The log odds that an outline is a nail are a weighted sum of the judge's log odds and the fit of the outline to the
 * map. The weights were fitted to photos on which neither network was trained; see
 * docs/decisions/0008-finding-nails.md.
 */
const ODDS = { judge: 0.635, fit: 2.8, offset: -4.22 };
/** The worst and the best fit that count. A fit beyond them counts like the nearer of the two. */
const [WORST_FIT, BEST_FIT] = [0.005, 0.995];

export interface NailFit {
  place: NailPlace;
  /** The probability that this is a nail, 0–1. */
  confidence: number;
  /** The probability that the tip is where the place says, and not at the other end, 0.5–1. */
  direction: number;
  /**
   * The expected overlap of the outline and the nail: the area that they share, divided by the area of both together,
   * 0–1.
   */
  overlap: number;
}

/**
 * Judges an outline whose overlap with the map is `score`. If the judge finds the tip at the other end, the outline is
 * turned round.
 */
export function judged(
  photo: PreparedPhoto,
  net: NailNet,
  { place, score }: { place: NailPlace; score: number },
  isDirectionKnown = false,
): NailFit {
  const seen = net.judge(photo, place);
  const fit = oddsOf(Math.min(BEST_FIT, Math.max(WORST_FIT, score)));
  const isTurned = !isDirectionKnown && seen.upright < 0;
  return {
    place: isTurned ? turnedPlace(place, photo) : place,
    confidence: probability(ODDS.judge * seen.nail + ODDS.fit * fit + ODDS.offset),
    direction: isDirectionKnown ? 1 : probability(Math.abs(seen.upright)),
    overlap: probability(seen.overlap),
  };
}

export const probability = (odds: number): number => 1 / (1 + Math.exp(-odds));

export const oddsOf = (chance: number): number => {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, chance));
  return Math.log(inside / (1 - inside));
};
