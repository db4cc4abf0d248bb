export interface Place {
  top: number;
  /** True if no place was free, so the notice covers nails, but as little of them as possible. */
  isOverNails: boolean;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Something on the screen that a notice must not cover. `isLoose` marks a nail, which moves with the photo. */
export interface Obstacle extends Box {
  isLoose: boolean;
}

/** The gap between a notice and an obstacle, in pixels. */
const GAP = 4;
/**
 * The weight of a fixed obstacle's covered area, and the cost from which a place counts as covering a fixed obstacle.
 * Covering any number of nails costs less than covering the smallest part of a fixed obstacle.
 */
const FIXED = 1e9;
const LOOSE_MOST = 1e6;

const covered = (block: Box, { left, top, width, height, isLoose }: Obstacle): number => {
  const across = Math.min(block.left + block.width, left + width) - Math.max(block.left, left);
  const down = Math.min(block.top + block.height, top + height) - Math.max(block.top, top) + GAP;
  return Math.max(0, across) * Math.max(0, down) * (isLoose ? 1 : FIXED);
};

/**
 * Returns how far down to put a notice so that it covers nothing that can be pressed: its present place if that is
 * free, otherwise the first free place from the top. If no place is free, the notice covers nails rather than fixed
 * obstacles. Returns null if even that is impossible.
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
