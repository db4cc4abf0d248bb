import { NAILS_MAX, type NailGuide } from "@lacquer/contracts";
import { fromNail, type Size, toNail } from "../view/geometry.ts";

/** Returns the nails, plus the proposed nails that do not overlap any of them, up to ten nails in total. */
export function withFound(
  nails: readonly NailGuide[],
  found: readonly NailGuide[],
  photo: Size,
): NailGuide[] {
  const isFree = (nail: NailGuide) => !nails.some((other) => isSameNail(nail, other, photo));
  return [...nails, ...found.filter(isFree)].slice(0, NAILS_MAX);
}

/** Returns true if two outlines overlap so much that they mean the same nail. */
export function isSameNail(nail: NailGuide, other: NailGuide, photo: Size): boolean {
  const middle = fromNail(nail, nail.length / 2, 0, photo);
  const { along, across } = toNail(other, middle, photo);
  return (
    Math.abs(across) <= (other.width + nail.width) / 3 &&
    Math.abs(along - other.length / 2) <= (other.length + nail.length) / 3
  );
}
