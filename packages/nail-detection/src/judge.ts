import {
  fold,
  type FrameSize,
  type Kind,
  type Layer,
  type Layers,
  unpackLayers,
} from "./layers.ts";
import { cropOf, type NailPlace, turnedPlace } from "./nail-place.ts";
import { naturalHalf } from "./natural-outline.ts";
import { CROP_SIZE, type PreparedPhoto, readCrop } from "./photo-crop.ts";

/** The side of the judge's crop, in lengths of the nail. The judge also sees the finger around the nail. */
const ROOM = 2.6;

const FRAMES = {
  crop: [32, 16, 1],
  first: [16, 24, 1],
  second: [16, 40, 1],
  third: [8, 64, 2],
  fourth: [8, 64, 0],
  last: [8, 32, 0],
} satisfies Record<string, FrameSize>;

const LAYERS: readonly Layer[] = [
  { name: "j1", input: "crop", from: 16, output: "first", to: 24, kernel: 3 },
  { name: "j2", input: "first", from: 24, output: "second", to: 40, kernel: 3 },
  { name: "j3", input: "second", from: 40, output: "third", to: 64, kernel: 3 },
  { name: "j4", input: "third", from: 64, output: "fourth", to: 64, kernel: 3, spread: 2 },
  { name: "j5", input: "fourth", from: 64, output: "last", to: 32, kernel: 1 },
];

/** The judge's opinion of a place. All three values are log odds. */
export interface Judgement {
  /** The log odds that the place is a nail. */
  nail: number;
  /** The log odds that the nail's tip is at the tip of the place, and not at the other end. */
  upright: number;
  /**
   * The overlap as log odds. The overlap is the area that the nail and the place share, divided by the area of both
   * together.
   */
  overlap: number;
}

/** The second network. It looks at one place that may be a nail, with the place's outline, and rates the place. */
export interface NailJudge {
  judge(photo: PreparedPhoto, place: NailPlace): Judgement;
}

/** Unpacks weights that packages/nail-detection/training has packed. */
export function unpackJudge(packed: string, kind: Kind): NailJudge {
  const layers = unpackLayers(packed, FRAMES, LAYERS, kind);
  const sums = denseOf(layers);
  const see = (photo: PreparedPhoto, place: NailPlace) => {
    fold(planesOf(photo, place), layers.numbers, layers.frame("crop"));
    layers.run("j1", "j2", "j3", "j4", "j5");
    return sums();
  };
  return {
    // The place is judged twice, once with cuticle and tip exchanged, because a single look is less certain of the
    // direction.
    judge(photo, place) {
      const [nail, upright, overlap] = see(photo, place);
      const [otherNail, otherUpright, otherOverlap] = see(photo, turnedPlace(place, photo));
      return {
        nail: (nail + otherNail) / 2,
        upright: (upright - otherUpright) / 2,
        overlap: (overlap + otherOverlap) / 2,
      };
    },
  };
}

/** Returns a function that computes the weighted sums of all numbers in the last frame. */
function denseOf({ rest, numbers, frame }: Layers): () => [number, number, number] {
  const { at, planes, size } = frame("last");
  const outputs = 4;
  const count = planes * size * size;
  const weights = Array.from({ length: 3 }, (_, o) =>
    Float32Array.from({ length: count }, (_each, i) => {
      // The weights are packed plane by plane, but a frame is stored pixel by pixel.
      const [pixel, plane] = [Math.floor(i / planes), i % planes];
      const packed = rest.getInt8(8 * outputs + o * count + plane * size * size + pixel);
      return packed * rest.getFloat32(4 * o, true);
    }),
  );
  const offset = (o: number) => rest.getFloat32(4 * (outputs + o), true);
  const sum = (o: number) =>
    (weights[o] as Float32Array).reduce((s, w, i) => s + w * (numbers[at + i] ?? 0), offset(o));
  return () => [sum(0), sum(1), sum(2)];
}

/** Returns the crop around a place, with the place's own outline as a fourth plane. */
function planesOf(photo: PreparedPhoto, place: NailPlace): Float32Array {
  const size = CROP_SIZE;
  const planes = new Float32Array(4 * size * size);
  planes.set(readCrop(photo, cropOf(photo, place, ROOM)));
  const length = size / ROOM;
  const ratio = Math.min(1.4, Math.max(0.25, place.width / place.length));
  for (let row = 0; row < size; row++) {
    const along = length / 2 - (row + 0.5 - size / 2);
    const ends = Math.max(0, Math.min(1, along + 0.5, length + 0.5 - along));
    const half = naturalHalf(Math.min(length, Math.max(0, along)), length * ratio, length);
    for (let column = 0; column < size; column++) {
      const aside = Math.abs(column + 0.5 - size / 2);
      const inside = Math.max(0, Math.min(1, half - aside + 0.5)) * ends;
      planes[(3 * size + row) * size + column] = inside;
    }
  }
  return planes;
}
