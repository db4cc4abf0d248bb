import type { NailFit } from "./certainty.ts";
import { settle } from "./fit-nail.ts";
import { look, rankOf } from "./look.ts";
import { patchAt } from "./nail-patch.ts";
import { cropOf, LEAST_SIDE, ROOM, toPhoto, zoomed } from "./nail-place.ts";
import type { NailNet } from "./nail-net.ts";
import { type Crop, CROP_SIZE, type PreparedPhoto } from "./photo-crop.ts";

/** The lengths of nail that are tried at a tap, in fractions of the photo's longer side. */
const TAP_LENGTHS = [0.025, 0.04, 0.06, 0.09, 0.13, 0.19, 0.28];
/** Only this many of the first looks, the best ones, are followed by a second look. */
const TAP_TRIES = 3;
/** The cost of a nail whose middle is a whole nail length away from the tap. */
const TAP_ASIDE = 1;

/** What is known about the direction and length of the tapped nail, from its hand. */
export interface ExpectedNail {
  /** The length in fractions of the photo's width. */
  length?: number;
  /** The direction in degrees clockwise from up. */
  angle?: number;
}

interface Point {
  x: number;
  y: number;
}

/**
 * Returns the nail whose middle is near this point (in fractions of the photo). Returns null when there is no such
 * nail.
 */
export function fitTap(
  photo: PreparedPhoto,
  net: NailNet,
  point: Point,
  expected: ExpectedNail = {},
): NailFit | null {
  const tap = { x: point.x * photo.width, y: point.y * photo.height };
  const looks = cropsAt(photo, tap, expected).flatMap((crop) => {
    const patch = patchAt(look(photo, net, crop));
    if (!patch) return [];
    const [x, y] = toPhoto(crop, patch.shape.x, patch.shape.y);
    const length = (patch.shape.length * crop.side) / CROP_SIZE;
    return [{ crop, patch, rank: rankOf(patch) - costAside(tap, { x, y }, length) }];
  });
  const fits = looks
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, TAP_TRIES)
    .flatMap(({ crop, patch }) => settle(photo, net, zoomed(crop, patch)) ?? [])
    .map((fit) => {
      const middle = cropOf(photo, fit.place, 1);
      return { fit, rank: fit.confidence * fit.overlap - costAside(tap, middle, middle.side) };
    });
  return fits.toSorted((a, b) => b.rank - a.rank)[0]?.fit ?? null;
}

/**
 * Returns the crops of the first looks: one for each size that a nail may have, and two around the expected size if it
 * is known.
 */
function cropsAt(photo: PreparedPhoto, tap: Point, { length, angle = 0 }: ExpectedNail): Crop[] {
  const sizes = TAP_LENGTHS.map((part) => ({
    length: part * Math.max(photo.width, photo.height),
    angle: 0,
  }));
  const expected = length
    ? [0.75, 1.2].map((part) => ({
        length: part * length * photo.width,
        angle: (angle * Math.PI) / 180,
      }))
    : [];
  return [...sizes, ...expected].map((size) => ({
    ...tap,
    side: Math.max(LEAST_SIDE, size.length * ROOM),
    angle: size.angle,
  }));
}

/** Returns the cost of a nail of this length. The cost grows with the distance from the tap to the nail's middle. */
function costAside(tap: Point, middle: Point, length: number): number {
  const apart = Math.hypot(middle.x - tap.x, middle.y - tap.y);
  return TAP_ASIDE * Math.min(1, (apart / Math.max(1, length)) ** 2);
}
