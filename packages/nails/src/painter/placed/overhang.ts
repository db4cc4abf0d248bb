import type { PlacedThing } from "@lacquer/contracts";

/** The maximum extent of a thing beyond its nail, in nail widths. */
export const OVERHANG_MOST = 0.2;

/** How far a thing and the gel that holds it reach from the thing's middle, as a share of the thing's longest side. */
export const REACH = 0.53;

/** Returns true for things that lie in the gel. They end where the nail ends. */
export function isFlat({ kind }: Pick<PlacedThing, "kind">): boolean {
  return kind === "foil" || kind === "decal";
}

/**
 * Returns how far things extend beyond the nail's outline. `distance` returns the distance from a point to the nail's
 * edge, negative inside.
 */
export function overhangOf(
  { length }: { length: number },
  things: readonly PlacedThing[],
  distance: (x: number, y: number) => number,
): number {
  let most = 0;
  for (const thing of things) {
    if (isFlat(thing)) continue;
    const out = distance(thing.x - 0.5, thing.y * length) + thing.size * REACH;
    most = Math.max(most, Math.min(OVERHANG_MOST, out));
  }
  return most;
}
