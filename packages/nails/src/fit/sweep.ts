import { type Blob, blobsIn } from "./blob.ts";
import { type NailFit, rankOf, settle, toPhoto, zoomed } from "./fit.ts";
import type { NailNet } from "./net.ts";
import { type Crop, CROP_SIZE, type PreparedPhoto, readCrop } from "./photo.ts";

/** Sides of the crops that a photo is looked over with, in fractions of its longer side. */
const SIDES = [0.8, 0.42, 0.22, 0.115];
/** Neighbouring crops lie this part of their side apart. */
const STEP = 0.5;
const LEAST_SURENESS = 0.65;
/** What lies further from a crop's middle, in parts of its side, is seen better in its neighbour. */
const REACH = 0.36;
/** Lengths of nails that a crop shows well enough, in parts of its side. */
const [SHORTEST, LONGEST] = [0.17, 0.8];
const MOST = 40;

/** A patch seen while looking the photo over. */
interface Sight {
  crop: Crop;
  blob: Blob;
  rank: number;
  x: number;
  y: number;
  length: number;
}

/** Nails anywhere on the photo, with no hand to go by, the surest first, each once. Some four hundred looks. */
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
    .flatMap(({ crop, blob }) => settle(photo, net, zoomed(crop, blob)) ?? [])
    .toSorted((a, b) => b.confidence - a.confidence);
}

function sights(photo: PreparedPhoto, net: NailNet): Sight[] {
  const seen: Sight[] = [];
  for (const part of SIDES) {
    const side = part * Math.max(photo.width, photo.height);
    const columns = Math.max(1, Math.ceil(photo.width / (side * STEP)));
    const rows = Math.max(1, Math.ceil(photo.height / (side * STEP)));
    for (let i = 0; i < columns * rows; i++) {
      const x = ((i % columns) + 0.5) * (photo.width / columns);
      const y = (Math.floor(i / columns) + 0.5) * (photo.height / rows);
      const crop: Crop = { x, y, side, angle: 0 };
      for (const blob of blobsIn(net.look(readCrop(photo, crop)))) {
        const { x: column, y: row, length } = blob.shape;
        const away = Math.max(Math.abs(column - CROP_SIZE / 2), Math.abs(row - CROP_SIZE / 2));
        if (blob.sureness < LEAST_SURENESS || away > CROP_SIZE * REACH) continue;
        if (length < CROP_SIZE * SHORTEST || length > CROP_SIZE * LONGEST) continue;
        const [photoX, photoY] = toPhoto(crop, column, row);
        const inPhoto = (length * side) / CROP_SIZE;
        seen.push({ crop, blob, rank: rankOf(blob), x: photoX, y: photoY, length: inPhoto });
      }
    }
  }
  return seen.toSorted((a, b) => b.rank - a.rank);
}
