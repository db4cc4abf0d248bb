import { type Blob, blobAt } from "./blob.ts";
import type { NailMap, NailNet } from "./net.ts";
import { type Crop, CROP_SIZE, type PreparedPhoto, readCrop } from "./photo.ts";
import { fitShape, type Pull, type Shape } from "./shape.ts";

/** Where a nail lies: as in a guide, without whose nail it is. */
export interface NailPlace {
  x: number;
  y: number;
  angle: number;
  width: number;
  length: number;
}

export interface NailFit {
  place: NailPlace;
  /** 0–1: how surely there is a nail of this outline. */
  confidence: number;
}

/** A crop's side in lengths of its nail. */
const ROOM = 2.1;
/** The last look, at a nail that is known, is closer: its edges are what matters then. */
const CLOSE_ROOM = 1.6;
/** A first look takes in more, since the start may lie beside the nail. */
const FIRST_ROOM = 2.5;
const LEAST_SIDE = 14;

/**
 * Brings a rough guess of a nail (from a hand's joints, say) to the nail that the photo shows near it.
 * Null when there is none. Deterministic.
 */
export function fitNail(photo: PreparedPhoto, net: NailNet, start: NailPlace): NailFit | null {
  const around = cropOf(photo, start, FIRST_ROOM);
  const blob = blobAt(look(photo, net, around));
  return blob && settle(photo, net, zoomed(around, blob));
}

/** Lengths of nails that a tap may be on, in fractions of the photo's longer side. */
const TAP_LENGTHS = [0.025, 0.04, 0.06, 0.09, 0.13, 0.19, 0.28];
/** So many of the first looks are followed up. */
const TAP_TRIES = 3;
/** What it costs when a nail's middle lies its whole length beside the tap. */
const TAP_ASIDE = 1;

/**
 * The nail at a point (fractions of the photo), which is taken to be about its middle. `hint` says how long nails of
 * this hand are, in fractions of the photo's width, and where this one points, as far as that is known. Null when
 * there is no nail.
 */
export function fitTap(
  photo: PreparedPhoto,
  net: NailNet,
  point: { x: number; y: number },
  hint: { length?: number; angle?: number } = {},
): NailFit | null {
  const [x, y] = [point.x * photo.width, point.y * photo.height];
  const aside = (atX: number, atY: number, length: number) =>
    TAP_ASIDE * Math.min(1, (Math.hypot(atX - x, atY - y) / Math.max(1, length)) ** 2);
  const sides = [
    ...TAP_LENGTHS.map((length) => ({
      length: length * Math.max(photo.width, photo.height),
      angle: 0,
    })),
    ...(hint.length
      ? [0.75, 1.2].map((part) => ({
          length: part * (hint.length ?? 0) * photo.width,
          angle: ((hint.angle ?? 0) * Math.PI) / 180,
        }))
      : []),
  ];
  const looks = sides.flatMap(({ length, angle }) => {
    const crop: Crop = { x, y, side: Math.max(LEAST_SIDE, length * ROOM), angle };
    const blob = blobAt(look(photo, net, crop));
    if (!blob) return [];
    const [atX, atY] = toPhoto(crop, blob.shape.x, blob.shape.y);
    const long = (blob.shape.length * crop.side) / CROP_SIZE;
    return [{ crop, blob, rank: rankOf(blob) - aside(atX, atY, long) }];
  });
  const fits = looks
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, TAP_TRIES)
    .flatMap(({ crop, blob }) => settle(photo, net, zoomed(crop, blob)) ?? [])
    .map((fit) => {
      const middle = cropOf(photo, fit.place, 1);
      return { fit, rank: fit.confidence - aside(middle.x, middle.y, middle.side) };
    });
  return fits.toSorted((a, b) => b.rank - a.rank)[0]?.fit ?? null;
}

/** A patch is the better read the surer it is and the nearer its size is to what the network sees best. */
export function rankOf({ sureness, cut, shape }: Blob): number {
  const size = Math.log((shape.length * ROOM) / CROP_SIZE);
  return sureness - 0.25 * size * size - (cut ? 0.3 : 0);
}

/**
 * The nail along a drag from cuticle to tip, whose ends and direction are taken as meant: width and edges come
 * from the photo. Null when the photo shows no nail there.
 */
export function fitDrag(photo: PreparedPhoto, net: NailNet, drawn: NailPlace): NailFit | null {
  const crop = cropOf(photo, drawn, CLOSE_ROOM);
  const blob = blobAt(lookTwice(photo, net, crop));
  if (!blob) return null;
  const length = CROP_SIZE / CLOSE_ROOM;
  const middle = CROP_SIZE / 2;
  const start: Shape = {
    x: middle,
    y: middle,
    angle: 0,
    width: Math.min(length * 1.15, Math.max(length * 0.35, blob.shape.width)),
    length,
  };
  const pull: Pull = {
    along: length * 0.035,
    across: length * 0.05,
    angle: 0.06,
    width: length * 0.4,
    length: length * 0.045,
  };
  const { shape, score } = fitShape(blob.map, start, pull);
  return { place: placeOf(photo, crop, shape), confidence: confidenceOf(blob, score) };
}

/** Looks closely where the nail is known to be, and fits the outline. */
export function settle(photo: PreparedPhoto, net: NailNet, near: Crop): NailFit | null {
  const first = blobAt(look(photo, net, near));
  if (!first) return null;
  const crop = zoomed(near, first, CLOSE_ROOM);
  const blob = blobAt(lookTwice(photo, net, crop));
  if (!blob) return null;
  const { shape, score } = fitShape(blob.map, blob.shape);
  return { place: placeOf(photo, crop, shape), confidence: confidenceOf(blob, score) };
}

function confidenceOf({ sureness, cut }: Blob, score: number): number {
  return Math.max(0, Math.min(1, sureness * score * (cut ? 0.8 : 1)));
}

const look = (photo: PreparedPhoto, net: NailNet, crop: Crop): NailMap =>
  net.look(readCrop(photo, crop));

/** The mean of a look and one in the mirror. */
function lookTwice(photo: PreparedPhoto, net: NailNet, crop: Crop): NailMap {
  const seen = look(photo, net, crop);
  const mirrored = net.look(readCrop(photo, crop, true));
  const mean = (a: Float32Array, b: Float32Array) =>
    a.map((value, p) => {
      const column = p % CROP_SIZE;
      return (value + (b[p - column + CROP_SIZE - 1 - column] ?? 0)) / 2;
    });
  return { nail: mean(seen.nail, mirrored.nail), outer: mean(seen.outer, mirrored.outer) };
}

/** The crop about a nail, its tip up. */
function cropOf(photo: PreparedPhoto, place: NailPlace, room: number): Crop {
  const angle = (place.angle * Math.PI) / 180;
  const length = place.length * photo.width;
  return {
    x: place.x * photo.width + (Math.sin(angle) * length) / 2,
    y: place.y * photo.height - (Math.cos(angle) * length) / 2,
    side: Math.max(LEAST_SIDE, length * room),
    angle,
  };
}

/** The crop about what was found in another one. */
export function zoomed(crop: Crop, { shape }: Blob, room = ROOM): Crop {
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

/** A shape in a crop as a place on the photo, within what a guide may be. */
function placeOf(photo: PreparedPhoto, crop: Crop, shape: Shape): NailPlace {
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
