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

/**
 * The nail at a point (fractions of the photo). `hint` says how long nails of this hand are, in fractions of the
 * photo's width, and where this one points, as far as that is known. Null when there is no nail.
 */
export function fitTap(
  photo: PreparedPhoto,
  net: NailNet,
  point: { x: number; y: number },
  hint: { length?: number; angle?: number } = {},
): NailFit | null {
  const lengths = hint.length ? [hint.length * 0.75, hint.length * 1.2] : [0.045, 0.08, 0.14, 0.24];
  const angle = ((hint.angle ?? 0) * Math.PI) / 180;
  const looks = lengths.flatMap((length) => {
    const side = Math.max(LEAST_SIDE, length * photo.width * ROOM);
    const crop: Crop = { x: point.x * photo.width, y: point.y * photo.height, side, angle };
    const blob = blobAt(look(photo, net, crop));
    return blob ? [{ crop, blob, rank: rankOf(blob) }] : [];
  });
  const best = looks.toSorted((a, b) => b.rank - a.rank)[0];
  return best ? settle(photo, net, zoomed(best.crop, best.blob)) : null;
}

/** Lengths of nails looked for all over a photo, in fractions of its longer side: close-ups of a few fingers. */
const SPOT_LENGTHS = [0.2, 0.11];
/** Neighbouring crops share this much of their side. */
const SPOT_STEP = 0.5;
const SPOT_LEAST_SURENESS = 0.75;
/** Nothing but the picture speaks for them, so they have to be surer than nails at a fingertip. */
const SPOT_LEAST_CONFIDENCE = 0.75;

/**
 * Nails anywhere on the photo, with no hand to go by: for close-ups in which no hand is found. Some hundred
 * looks; the surest first, each nail once.
 */
export function spotNails(photo: PreparedPhoto, net: NailNet): NailFit[] {
  const found: NailFit[] = [];
  for (const part of SPOT_LENGTHS) {
    const side = part * ROOM * Math.max(photo.width, photo.height);
    const columns = Math.max(1, Math.ceil(photo.width / (side * SPOT_STEP)) - 1);
    const rows = Math.max(1, Math.ceil(photo.height / (side * SPOT_STEP)) - 1);
    for (let i = 0; i < columns * rows; i++) {
      const x = ((i % columns) + 1) * (photo.width / (columns + 1));
      const y = (Math.floor(i / columns) + 1) * (photo.height / (rows + 1));
      const crop: Crop = { x, y, side, angle: 0 };
      const blob = blobAt(look(photo, net, crop));
      if (!blob || blob.sureness < SPOT_LEAST_SURENESS) continue;
      const { x: column, y: row, length } = blob.shape;
      // What lies by the rim or has another size is seen better in another crop.
      if (
        Math.max(Math.abs(column - CROP_SIZE / 2), Math.abs(row - CROP_SIZE / 2)) >
        CROP_SIZE * 0.33
      )
        continue;
      if (length * ROOM < CROP_SIZE * 0.5 || length * ROOM > CROP_SIZE * 1.7) continue;
      const [middleX, middleY] = toPhoto(crop, column, row);
      if (found.some(({ place }) => covers(photo, place, middleX, middleY))) continue;
      const fit = settle(photo, net, zoomed(crop, blob));
      if (fit) found.push(fit);
    }
  }
  const sure = found.filter(({ confidence }) => confidence >= SPOT_LEAST_CONFIDENCE);
  const longest = Math.max(...sure.map(({ place }) => place.length));
  // The nails of one hand are of a size; a crease or a gleam is smaller.
  return sure
    .filter(({ place }) => place.length > longest * 0.55)
    .toSorted((a, b) => b.confidence - a.confidence);
}

/** True when a pixel of the photo lies well within a nail. */
function covers(photo: PreparedPhoto, place: NailPlace, x: number, y: number): boolean {
  const middle = cropOf(photo, place, 1);
  return Math.hypot(middle.x - x, middle.y - y) < (place.width * photo.width) / 2;
}

/** A patch is the better read the surer it is and the nearer its size is to what the network sees best. */
function rankOf({ sureness, cut, shape }: Blob): number {
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
function settle(photo: PreparedPhoto, net: NailNet, near: Crop): NailFit | null {
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
function zoomed(crop: Crop, { shape }: Blob, room = ROOM): Crop {
  const scale = crop.side / CROP_SIZE;
  const [x, y] = toPhoto(crop, shape.x, shape.y);
  const side = Math.max(LEAST_SIDE, shape.length * scale * room);
  return { x, y, side, angle: crop.angle + shape.angle };
}

function toPhoto({ x, y, side, angle }: Crop, column: number, row: number): [number, number] {
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
