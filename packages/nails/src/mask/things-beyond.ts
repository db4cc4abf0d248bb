import type { PlacedThing } from "@lacquer/contracts";
import { type NailFrame, type Point, profileOutline } from "../geometry/outline.ts";
import { cos, PI, sin } from "../maths/maths.ts";
import { isFlat, OVERHANG_MOST, REACH } from "../painter/placed/overhang.ts";

const CORNERS = 24;

/** Returns the distance from a point to the nail's outline in nail widths, negative inside. */
function distanceTo({ profile }: NailFrame, outline: readonly Point[], [x, y]: Point): number {
  const nearest = Math.min(
    ...outline.map(([ox, oy]) => Math.sqrt((ox - x) * (ox - x) + (oy - y) * (oy - y))),
  );
  const isInside = y > 0 && y < profile.length && x > profile.left(y) && x < profile.right(y);
  return isInside ? -nearest : nearest;
}

/**
 * Returns a closed outline in pixels around each placed thing that extends beyond the nail. The outline reaches no
 * farther beyond the nail than the painter paints.
 */
export function thingsBeyond(frame: NailFrame, things: readonly PlacedThing[]): Point[][] {
  const outline = profileOutline(frame.profile);
  return things.flatMap((thing) => {
    if (isFlat(thing)) return [];
    const middle: Point = [thing.x - 0.5, thing.y * frame.length];
    const distance = distanceTo(frame, outline, middle);
    const beyond = Math.min(OVERHANG_MOST, distance + thing.size * REACH);
    const radius = beyond - distance;
    if (beyond <= 0 || radius <= 0) return [];
    return [
      Array.from({ length: CORNERS }, (_, i): Point => {
        const turn = (i / CORNERS) * 2 * PI;
        return frame.at(middle[0] + radius * cos(turn), middle[1] + radius * sin(turn));
      }),
    ];
  });
}
