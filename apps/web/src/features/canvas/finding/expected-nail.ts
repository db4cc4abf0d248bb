import type { ExpectedNail, HandJoints } from "@lacquer/nail-detection";
import { fromNail, type Placement, type Point, type Size } from "../view/geometry.ts";
import { nailsOfJoints } from "./nails-of-joints.ts";

/** Returns the nail to expect at a point, based on the detected hands or on the nails placed before. */
export function expectedNail(
  point: Point,
  {
    hands,
    others,
    photo,
  }: { hands: readonly HandJoints[]; others: readonly Placement[]; photo: Size },
): ExpectedNail {
  const distance = (nail: Placement) => {
    const middle = fromNail(nail, nail.length / 2, 0, photo);
    const dy = ((middle.y - point.y) * photo.height) / photo.width;
    return Math.hypot(middle.x - point.x, dy);
  };
  const nearest = (nails: readonly Placement[]) =>
    nails.toSorted((a, b) => distance(a) - distance(b))[0];
  const expected = nearest(hands.flatMap((hand) => nailsOfJoints(hand, photo)));
  if (expected && distance(expected) < expected.length) {
    return { length: expected.length, angle: expected.angle };
  }
  const other = nearest(others);
  if (!other) return {};
  const length = others.reduce((sum, nail) => sum + nail.length, 0) / others.length;
  return { length, angle: other.angle };
}
