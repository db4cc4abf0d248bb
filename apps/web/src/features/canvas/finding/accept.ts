import { NAILS_MAX, type NailGuide } from "@lacquer/contracts";
import { fromNail, type Size, toNail } from "../view/geometry.ts";

/** The nails plus the proposed ones that lie on none of them; never more than allowed. */
export function withFound(
  nails: readonly NailGuide[],
  found: readonly NailGuide[],
  photo: Size,
): NailGuide[] {
  const isFree = (nail: NailGuide) => {
    const middle = fromNail(nail, nail.length / 2, 0, photo);
    return nails.every((other) => {
      const { along, across } = toNail(other, middle, photo);
      return (
        Math.abs(across) > (other.width + nail.width) / 3 ||
        Math.abs(along - other.length / 2) > (other.length + nail.length) / 3
      );
    });
  };
  return [...nails, ...found.filter(isFree)].slice(0, NAILS_MAX);
}
