import type { NailPatch } from "./nail-patch.ts";
import { ROOM } from "./nail-place.ts";
import type { NailMap } from "./network.ts";
import type { NailNet } from "./nail-net.ts";
import { type Crop, CROP_SIZE, type PreparedPhoto, readCrop } from "./photo-crop.ts";

export const look = (photo: PreparedPhoto, net: NailNet, crop: Crop): NailMap =>
  net.look(readCrop(photo, crop));

/** Returns the mean of the results for a crop and for its mirror image. */
export function lookTwice(photo: PreparedPhoto, net: NailNet, crop: Crop): NailMap {
  const seen = look(photo, net, crop);
  const mirrored = net.look(readCrop(photo, crop, true));
  const mean = (a: Float32Array, b: Float32Array) =>
    a.map((value, p) => {
      const column = p % CROP_SIZE;
      return (value + (b[p - column + CROP_SIZE - 1 - column] ?? 0)) / 2;
    });
  return { nail: mean(seen.nail, mirrored.nail), outer: mean(seen.outer, mirrored.outer) };
}

/** Ranks a patch. The rank is higher for a more certain patch, and for a size nearer to the network's best size. */
export function rankOf({ sureness, cut, shape }: NailPatch): number {
  const size = Math.log((shape.length * ROOM) / CROP_SIZE);
  return sureness - 0.25 * size * size - (cut ? 0.3 : 0);
}
