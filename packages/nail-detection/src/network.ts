import {
  double,
  fold,
  type FrameSize,
  type Kind,
  type Layer,
  unfold,
  unpackLayers,
} from "./layers.ts";

const FRAMES = {
  crop: [32, 12, 1],
  first: [32, 20, 1],
  fine: [32, 44, 1],
  half: [16, 36, 1],
  middle: [16, 88, 1],
  quarter: [8, 64, 2],
  wide: [8, 64, 2],
  wider: [8, 64, 0],
  coarse: [8, 40, 0],
  joined: [16, 40, 0],
  narrow: [16, 20, 0],
  whole: [32, 24, 1],
  result: [32, 8, 0],
} satisfies Record<string, FrameSize>;

/** The layers, in the order in which their weights are packed. */
const LAYERS: readonly Layer[] = [
  { name: "a1", input: "crop", from: 12, output: "first", to: 20, kernel: 3 },
  { name: "a2", input: "first", from: 20, output: "fine", to: 24, plane: 20, kernel: 3 },
  { name: "b1", input: "fine", fromPlane: 20, from: 24, output: "half", to: 36, kernel: 3 },
  { name: "b2", input: "half", from: 36, output: "middle", to: 48, plane: 40, kernel: 3 },
  { name: "c1", input: "middle", fromPlane: 40, from: 48, output: "quarter", to: 64, kernel: 3 },
  { name: "c2", input: "quarter", from: 64, output: "wide", to: 64, kernel: 3, spread: 2 },
  { name: "c3", input: "wide", from: 64, output: "wider", to: 64, kernel: 3, spread: 2 },
  { name: "c4", input: "wider", from: 64, output: "coarse", to: 40, kernel: 1 },
  { name: "u1", input: "middle", from: 88, output: "joined", to: 40, kernel: 3 },
  { name: "u2", input: "joined", from: 40, output: "narrow", to: 20, kernel: 1 },
  { name: "v1", input: "fine", from: 44, output: "whole", to: 24, kernel: 3 },
  { name: "out", input: "whole", from: 24, output: "result", to: 8, kernel: 3 },
];

/**
 * For each pixel of a crop, the probability that it is nail, and the probability that a nail pixel is in the outer half
 * of its nail.
 */
export interface NailMap {
  nail: Float32Array;
  outer: Float32Array;
}

/** The network that marks nails. It reads one crop at a time. */
export interface NailMapper {
  /** Runs the network on a crop in the form that `readCrop` returns. */
  look(planes: Float32Array): NailMap;
}

/** Unpacks weights that packages/nail-detection/training has packed. */
export function unpackMapper(packed: string, kind: Kind): NailMapper {
  const { numbers, frame, run } = unpackLayers(packed, FRAMES, LAYERS, kind);
  return {
    look(planes) {
      fold(planes, numbers, frame("crop"));
      run("a1", "a2", "b1", "b2", "c1", "c2", "c3", "c4");
      double(numbers, frame("coarse"), frame("middle"));
      run("u1", "u2");
      double(numbers, frame("narrow"), frame("fine"));
      run("v1", "out");
      const result = frame("result");
      return { nail: unfold(numbers, result, 0), outer: unfold(numbers, result, 4) };
    },
  };
}
