import { judged, type NailFit } from "./certainty.ts";
import { CLOSE_ROOM } from "./fit-nail.ts";
import { fitShape, type Pull, type Shape } from "./fit-shape.ts";
import { lookTwice } from "./look.ts";
import { patchAt } from "./nail-patch.ts";
import { cropOf, type NailPlace, placeOf } from "./nail-place.ts";
import type { NailNet } from "./nail-net.ts";
import { CROP_SIZE, type PreparedPhoto } from "./photo-crop.ts";

/**
 * Returns the nail along a drag from cuticle to tip. The drag gives the nail's ends and direction, and the photo gives
 * its width and edges. Returns null when the photo shows no nail at the drag.
 */
export function fitDrag(photo: PreparedPhoto, net: NailNet, drawn: NailPlace): NailFit | null {
  const crop = cropOf(photo, drawn, CLOSE_ROOM);
  const patch = patchAt(lookTwice(photo, net, crop));
  if (!patch) return null;
  const length = CROP_SIZE / CLOSE_ROOM;
  const middle = CROP_SIZE / 2;
  const start: Shape = {
    x: middle,
    y: middle,
    angle: 0,
    width: Math.min(length * 1.15, Math.max(length * 0.35, patch.shape.width)),
    length,
  };
  const pull: Pull = {
    along: length * 0.035,
    across: length * 0.05,
    angle: 0.06,
    width: length * 0.4,
    length: length * 0.045,
  };
  const { shape, score } = fitShape(patch.map, start, pull);
  return judged(photo, net, { place: placeOf(photo, crop, shape), score }, true);
}
