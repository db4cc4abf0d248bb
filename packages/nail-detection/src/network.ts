import { plainKernel } from "./plain-kernel.ts";
import { CROP_SIZE } from "./photo-crop.ts";
import { openKernel } from "./wasm-kernel.ts";
import { NAIL_WEIGHTS } from "./network-weights.ts";

/**
 * A group of feature maps in the network's memory. The maps are stored pixel by pixel, with `planes` numbers for each
 * pixel and a rim of zeros.
 */
interface Frame {
  /** The start of the frame in memory, counted in numbers. */
  at: number;
  size: number;
  planes: number;
  rim: number;
}

/** One convolution, which reads planes of one frame and writes planes of another frame, starting at `plane`. */
interface Layer {
  name: string;
  input: keyof typeof FRAMES;
  from: number;
  fromPlane?: number;
  output: keyof typeof FRAMES;
  to: number;
  plane?: number;
  kernel: 1 | 3;
  spread?: number;
}

/** Side, planes and rim of each frame. Two maps that the same layer reads are in one frame. */
const FRAMES = {
  crop: [32, 12, 1],
  first: [32, 20, 1],
  fine: [32, 44, 1],
  half: [16, 32, 1],
  middle: [16, 72, 1],
  quarter: [8, 40, 2],
  wide: [8, 40, 0],
  coarse: [8, 32, 0],
  joined: [16, 32, 0],
  narrow: [16, 20, 0],
  whole: [32, 24, 1],
  result: [32, 8, 0],
} as const;

/** The layers, in the order in which their weights are packed. The stride follows from the sizes of the frames. */
const LAYERS: readonly Layer[] = [
  { name: "a1", input: "crop", from: 12, output: "first", to: 20, kernel: 3 },
  { name: "a2", input: "first", from: 20, output: "fine", to: 24, plane: 20, kernel: 3 },
  { name: "b1", input: "fine", fromPlane: 20, from: 24, output: "half", to: 32, kernel: 3 },
  { name: "b2", input: "half", from: 32, output: "middle", to: 40, plane: 32, kernel: 3 },
  { name: "c1", input: "middle", fromPlane: 32, from: 40, output: "quarter", to: 40, kernel: 3 },
  { name: "c2", input: "quarter", from: 40, output: "wide", to: 40, kernel: 3, spread: 2 },
  { name: "c3", input: "wide", from: 40, output: "coarse", to: 32, kernel: 1 },
  { name: "u1", input: "middle", from: 72, output: "joined", to: 32, kernel: 3 },
  { name: "u2", input: "joined", from: 32, output: "narrow", to: 20, kernel: 1 },
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

/** A network that is ready to run and handles one crop at a time. */
export interface NailNet {
  /** Runs the network on a crop in the form that `readCrop` returns. */
  look(planes: Float32Array): NailMap;
}

/**
 * Unpacks weights from base64. Each layer has a float32 scale and a float32 offset for every output, followed by its
 * kernels (out, in, row, column) as signed bytes. The `kind` "plain" works in browsers without WebAssembly.
 */
export function unpackNet(packed: string, kind: "fastest" | "plain" = "fastest"): NailNet {
  const frames: Record<string, Frame> = {};
  let used = 0;
  for (const [name, [size, planes, rim]] of Object.entries(FRAMES)) {
    frames[name] = { at: used, size, planes, rim };
    used += (size + 2 * rim) ** 2 * planes;
  }
  const starts = LAYERS.map(({ from, to, kernel }) => {
    const start = used;
    used += to * (1 + from * kernel * kernel);
    return start;
  });
  const { kernel, numbers } =
    (kind === "fastest" ? openKernel(used * 4) : null) ?? plainKernel(used * 4);
  unpackWeights(packed, numbers, starts);
  const frame = (name: keyof typeof FRAMES) => frames[name] as Frame;

  const run = (name: string) => {
    const index = LAYERS.findIndex((layer) => layer.name === name);
    const layer = LAYERS[index] as Layer;
    const [input, output] = [frame(layer.input), frame(layer.output)];
    const { from, to, spread = 1 } = layer;
    const reach = layer.kernel === 3 ? spread : 0;
    const stride = input.size / output.size;
    const wide = input.size + 2 * input.rim;
    const each = 1 + from * layer.kernel * layer.kernel;
    for (let group = 0; group < to; group += 4) {
      const weights = 4 * ((starts[index] ?? 0) + group * each);
      for (let y = 0; y < output.size; y++) {
        for (let x = 0; x < output.size; x += 8) {
          const row = y * stride + input.rim - reach;
          const column = x * stride + input.rim - reach;
          const source = input.at + (row * wide + column) * input.planes + (layer.fromPlane ?? 0);
          kernel(
            4 * source,
            weights,
            4 * (pixelAt(output, x, y) + (layer.plane ?? 0) + group),
            4 * stride * input.planes,
            4 * output.planes,
            from,
            4 * wide * input.planes * spread,
            4 * input.planes * spread,
            layer.kernel,
            name === "out" ? -Infinity : 0,
          );
        }
      }
    }
  };

  return {
    look(planes) {
      fold(planes, numbers, frame("crop"));
      for (const name of ["a1", "a2", "b1", "b2", "c1", "c2", "c3"]) run(name);
      double(numbers, frame("coarse"), frame("middle"));
      for (const name of ["u1", "u2"]) run(name);
      double(numbers, frame("narrow"), frame("fine"));
      for (const name of ["v1", "out"]) run(name);
      const result = frame("result");
      return { nail: unfold(numbers, result, 0), outer: unfold(numbers, result, 4) };
    },
  };
}

/** Returns the index of a pixel's first number in memory. */
function pixelAt({ at, size, planes, rim }: Frame, x: number, y: number): number {
  return at + ((y + rim) * (size + 2 * rim) + x + rim) * planes;
}

/**
 * Reorders the weights in groups of four outputs. Each group has the four offsets first, followed by the factors, tap
 * by tap and input by input.
 */
function unpackWeights(packed: string, numbers: Float32Array, starts: readonly number[]) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  LAYERS.forEach(({ from, to, kernel }, index) => {
    const taps = kernel * kernel;
    const start = starts[index] ?? 0;
    for (let o = 0; o < to; o++) {
      const group = start + (o - (o % 4)) * (1 + from * taps);
      const scale = view.getFloat32(at + 4 * o, true);
      numbers[group + (o % 4)] = view.getFloat32(at + 4 * (to + o), true);
      for (let i = 0; i < from * taps; i++) {
        const tap = i % taps;
        const input = (i - tap) / taps;
        const factor = view.getInt8(at + 8 * to + o * from * taps + i) * scale;
        numbers[group + 4 + (tap * from + input) * 4 + (o % 4)] = factor;
      }
    }
    at += to * (8 + from * taps);
  });
}

/** Rearranges three planes of n² pixels into twelve planes of (n/2)² pixels. */
function fold(planes: Float32Array, numbers: Float32Array, frame: Frame) {
  for (let y = 0; y < frame.size; y++) {
    for (let x = 0; x < frame.size; x++) {
      const to = pixelAt(frame, x, y);
      for (let plane = 0; plane < 12; plane++) {
        const row = 2 * y + ((plane & 2) >> 1);
        const column = 2 * x + (plane & 1);
        const from = ((plane >> 2) * CROP_SIZE + row) * CROP_SIZE + column;
        numbers[to + plane] = planes[from] ?? 0;
      }
    }
  }
}

/** Reverses `fold` for four planes, starting at `first`, and turns the result into probabilities. */
function unfold(numbers: Float32Array, frame: Frame, first: number): Float32Array {
  const whole = new Float32Array(CROP_SIZE * CROP_SIZE);
  for (let y = 0; y < CROP_SIZE; y++) {
    for (let x = 0; x < CROP_SIZE; x++) {
      const from = pixelAt(frame, x >> 1, y >> 1) + first + 2 * (y & 1) + (x & 1);
      whole[y * CROP_SIZE + x] = 1 / (1 + Math.exp(-(numbers[from] ?? 0)));
    }
  }
  return whole;
}

/**
 * Enlarges a frame to twice its size by copying every pixel to four pixels. Writes into the first planes of the large
 * frame.
 */
function double(numbers: Float32Array, small: Frame, large: Frame) {
  for (let y = 0; y < large.size; y++) {
    for (let x = 0; x < large.size; x++) {
      const from = pixelAt(small, x >> 1, y >> 1);
      numbers.copyWithin(pixelAt(large, x, y), from, from + small.planes);
    }
  }
}

let own: NailNet | undefined;

/** Returns Lacquer's own network, whose weights are unpacked at the first call. */
export function nailNet(): NailNet {
  own ??= unpackNet(NAIL_WEIGHTS);
  return own;
}
