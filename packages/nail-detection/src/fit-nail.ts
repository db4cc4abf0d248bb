import { judged, type NailFit } from "./certainty.ts";
import { fitShape } from "./fit-shape.ts";
import { look, lookTwice } from "./look.ts";
import { patchAt } from "./nail-patch.ts";
import { cropOf, type NailPlace, placeOf, zoomed } from "./nail-place.ts";
import type { NailNet } from "./nail-net.ts";
import type { Crop, PreparedPhoto } from "./photo-crop.ts";

/**
 * The side of the crop for the last look at a known nail, in lengths of the nail. The crop is small, because the exact
 * edges matter.
 */
export const CLOSE_ROOM = 1.6;
/**
 * The side of the crop for a first look, in lengths of the nail. The crop is large, because the guess may lie beside
 * the nail.
 */
const FIRST_ROOM = 2.5;

/**
 * Returns the nail that the photo shows near a rough guess (from a hand's joints, for example). Returns null when the
 * photo shows no nail there. Deterministic.
 */
export function fitNail(photo: PreparedPhoto, net: NailNet, start: NailPlace): NailFit | null {
  const around = cropOf(photo, start, FIRST_ROOM);
  const patch = patchAt(look(photo, net, around));
  return patch && settle(photo, net, zoomed(around, patch));
}

/** Looks closely at a known nail and fits its outline. */
export function settle(photo: PreparedPhoto, net: NailNet, near: Crop): NailFit | null {
  const first = patchAt(look(photo, net, near));
  if (!first) return null;
  const crop = zoomed(near, first, CLOSE_ROOM);
  const patch = patchAt(lookTwice(photo, net, crop));
  if (!patch) return null;
  const { shape, score } = fitShape(patch.map, patch.shape);
  return judged(photo, net, { place: placeOf(photo, crop, shape), score });
}
