import { type NailPatch, patchesIn } from "./nail-patch.ts";
import type { NailFit } from "./certainty.ts";
import { settle } from "./fit-nail.ts";
import { rankOf } from "./look.ts";
import { placeOf, toPhoto, zoomed } from "./nail-place.ts";
import type { NailNet } from "./nail-net.ts";
import { type Crop, CROP_SIZE, type PreparedPhoto, readCrop } from "./photo-crop.ts";

/** The sizes of the crops with which a photo is searched: the crop's side, in fractions of the photo's longer side. */
const SIDES = [0.8, 0.42, 0.22, 0.115];
/** The distance between neighbouring crops, in fractions of their side. */
const STEP = 0.5;
/** A patch whose mean probability is lower than this is ignored. */
const LEAST_SURENESS = 0.75;
/** The network looks at the finest crops only where a coarser crop shows nail with at least this probability. */
const GLIMPSE = 0.25;
/**
 * If a patch is farther than this from the middle of its crop, in fractions of the crop's side, a neighbouring crop
 * shows it better.
 */
const REACH = 0.36;
/** The nail lengths that a crop shows well enough, in fractions of its side. */
const [SHORTEST, LONGEST] = [0.17, 0.8];
/** The maximum number of patches to fit. */
const MOST = 40;
/** A patch with lower log odds than this is not fitted. */
const LEAST_ODDS = -2.5;

/** A patch that was seen during the search of a photo. */
interface Sight {
  crop: Crop;
  patch: NailPatch;
  rank: number;
  x: number;
  y: number;
  length: number;
}

/**
 * Finds nails anywhere on the photo, without knowing the hands. Each nail is returned once, the most certain first. The
 * network looks at about four hundred crops.
 */
export function spotNails(photo: PreparedPhoto, net: NailNet): NailFit[] {
  const kept: Sight[] = [];
  for (const sight of sights(photo, net)) {
    const isKnown = kept.some(
      (other) =>
        Math.hypot(other.x - sight.x, other.y - sight.y) <
        0.4 * Math.max(other.length, sight.length),
    );
    if (!isKnown) kept.push(sight);
    if (kept.length >= MOST) break;
  }
  return kept
    .filter(({ crop, patch }) => isWorthFitting(photo, net, crop, patch))
    .flatMap(({ crop, patch }) => settle(photo, net, zoomed(crop, patch)) ?? [])
    .toSorted((a, b) => b.confidence - a.confidence);
}

/**
 * Returns false if the judge is almost certain that the patch is no nail. A fit costs ten times as much as this
 * judgement.
 */
function isWorthFitting(photo: PreparedPhoto, net: NailNet, crop: Crop, patch: NailPatch): boolean {
  return net.judge(photo, placeOf(photo, crop, patch.shape)).nail > LEAST_ODDS;
}

function sights(photo: PreparedPhoto, net: NailNet): Sight[] {
  const seen: Sight[] = [];
  let glimpses: [number, number][] = [];
  for (const part of SIDES) {
    const side = part * Math.max(photo.width, photo.height);
    const isFinest = part === SIDES.at(-1);
    const before = glimpses;
    glimpses = [];
    for (const [x, y] of middles(photo, side * STEP)) {
      const near = side * REACH;
      const isWorthIt = ([atX, atY]: [number, number]) =>
        Math.abs(atX - x) < near && Math.abs(atY - y) < near;
      if (isFinest && !before.some(isWorthIt)) continue;
      const crop: Crop = { x, y, side, angle: 0 };
      const map = net.look(readCrop(photo, crop));
      map.nail.forEach((value, p) => {
        const column = p % CROP_SIZE;
        if (value < GLIMPSE || (column & 3) + ((p >> 6) & 3) > 0) return;
        glimpses.push(toPhoto(crop, column, p >> 6));
      });
      seen.push(...sightsIn(crop, patchesIn(map)));
    }
  }
  return seen.toSorted((a, b) => b.rank - a.rank);
}

/** Returns points all over the photo. Neighbouring points are at most `apart` pixels apart. */
function middles({ width, height }: PreparedPhoto, apart: number): [number, number][] {
  const columns = Math.max(1, Math.ceil(width / apart));
  const rows = Math.max(1, Math.ceil(height / apart));
  return Array.from({ length: columns * rows }, (_, i) => [
    ((i % columns) + 0.5) * (width / columns),
    (Math.floor(i / columns) + 0.5) * (height / rows),
  ]);
}

/** Returns the patches that this crop shows better than its neighbouring crops. */
function sightsIn(crop: Crop, patches: readonly NailPatch[]): Sight[] {
  return patches.flatMap((patch) => {
    const { x: column, y: row, length } = patch.shape;
    const away = Math.max(Math.abs(column - CROP_SIZE / 2), Math.abs(row - CROP_SIZE / 2));
    if (patch.sureness < LEAST_SURENESS || away > CROP_SIZE * REACH) return [];
    if (length < CROP_SIZE * SHORTEST || length > CROP_SIZE * LONGEST) return [];
    const [x, y] = toPhoto(crop, column, row);
    const inPhoto = (length * crop.side) / CROP_SIZE;
    return [{ crop, patch, rank: rankOf(patch), x, y, length: inPhoto }];
  });
}
