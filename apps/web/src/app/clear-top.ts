export interface Place {
  top: number;
  /** No place was free, so it lies over nails, over as little of them as it can. */
  isOverNails: boolean;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Something on the screen that a notice keeps off. `isLoose`: a nail, which moves with the photo. */
export interface Obstacle extends Box {
  isLoose: boolean;
}

/** Room that stays between a notice and what it keeps off. */
const GAP = 4;
/** However many nails a notice covers, it counts for less than the least part of something fixed. */
const FIXED = 1e9;
const LOOSE_MOST = 1e6;

const covered = (block: Box, { left, top, width, height, isLoose }: Obstacle): number => {
  const across = Math.min(block.left + block.width, left + width) - Math.max(block.left, left);
  const down = Math.min(block.top + block.height, top + height) - Math.max(block.top, top) + GAP;
  return Math.max(0, across) * Math.max(0, down) * (isLoose ? 1 : FIXED);
};

/**
 * How far down a notice stands so that it lies over nothing that is to be pressed: where it is, if that is free, or
 * the first free place from above. Without one it covers nails rather than what is fixed; null when even that fails.
 */
export function clearTop(
  { top: now, ...size }: Box,
  obstacles: readonly Obstacle[],
  { from, to }: { from: number; to: number },
): Place | null {
  const across = obstacles.filter(
    ({ left, width }) => left < size.left + size.width && left + width > size.left,
  );
  const ends = across.map(({ top, height }) => Math.ceil(top + height) + GAP);
  const last = Math.max(from, to - size.height);
  const places = [now, from, ...ends.toSorted((a, b) => a - b), last].filter(
    (top) => top >= from && top <= last,
  );
  const costOf = (top: number) =>
    across.reduce((sum, obstacle) => sum + covered({ ...size, top }, obstacle), 0);
  const top = places.reduce((best, place) => (costOf(place) < costOf(best) ? place : best));
  const cost = costOf(top);
  return cost < LOOSE_MOST ? { top, isOverNails: cost > 0 } : null;
}
