import type { NailPatch } from "./nail-patch.ts";
import { type Crop, CROP_SIZE, type PreparedPhoto } from "./photo-crop.ts";
import type { Shape } from "./fit-shape.ts";

/** A nail's position, angle and size, as in a guide but without the finger. */
export interface NailPlace {
  x: number;
  y: number;
  angle: number;
  width: number;
  length: number;
}

/** The side of a crop, in lengths of the nail in it. */
export const ROOM = 2.1;
/** A crop has at least this many pixels of the photo on each side. */
export const LEAST_SIDE = 14;

/** Returns the crop around a nail, with the nail's tip up. */
export function cropOf(photo: PreparedPhoto, place: NailPlace, room: number): Crop {
  const angle = (place.angle * Math.PI) / 180;
  const length = place.length * photo.width;
  return {
    x: place.x * photo.width + (Math.sin(angle) * length) / 2,
    y: place.y * photo.height - (Math.cos(angle) * length) / 2,
    side: Math.max(LEAST_SIDE, length * room),
    angle,
  };
}

/** Returns the crop around a patch that was found in another crop. */
export function zoomed(crop: Crop, { shape }: NailPatch, room = ROOM): Crop {
  const scale = crop.side / CROP_SIZE;
  const [x, y] = toPhoto(crop, shape.x, shape.y);
  const side = Math.max(LEAST_SIDE, shape.length * scale * room);
  return { x, y, side, angle: crop.angle + shape.angle };
}

export function toPhoto(
  { x, y, side, angle }: Crop,
  column: number,
  row: number,
): [number, number] {
  const scale = side / CROP_SIZE;
  const u = (column - CROP_SIZE / 2) * scale;
  const v = (row - CROP_SIZE / 2) * scale;
  return [
    x + u * Math.cos(angle) - v * Math.sin(angle),
    y + u * Math.sin(angle) + v * Math.cos(angle),
  ];
}

/** Converts a shape in a crop to a place on the photo, within the limits for guides. */
export function placeOf(photo: PreparedPhoto, crop: Crop, shape: Shape): NailPlace {
  const half = shape.length / 2;
  const [x, y] = toPhoto(
    crop,
    shape.x - Math.sin(shape.angle) * half,
    shape.y + Math.cos(shape.angle) * half,
  );
  const scale = crop.side / CROP_SIZE / photo.width;
  const turned = (((((crop.angle + shape.angle) * 180) / Math.PI) % 360) + 360) % 360;
  return {
    x: within(x / photo.width, 0, 1),
    y: within(y / photo.height, 0, 1),
    angle: turned > 180 ? turned - 360 : turned,
    width: within(shape.width * scale, 0.004, 0.6),
    length: within(shape.length * scale, 0.004, 0.9),
  };
}

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** Returns the same nail with cuticle and tip exchanged. */
export function turnedPlace(
  place: NailPlace,
  { width, height }: { width: number; height: number },
): NailPlace {
  const radians = (place.angle * Math.PI) / 180;
  return {
    ...place,
    x: within(place.x + Math.sin(radians) * place.length, 0, 1),
    y: within(place.y - (Math.cos(radians) * place.length * width) / height, 0, 1),
    angle: place.angle > 0 ? place.angle - 180 : place.angle + 180,
  };
}
