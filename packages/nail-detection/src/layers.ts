import { plainKernel } from "./plain-kernel.ts";
import { CROP_SIZE } from "./photo-crop.ts";
import { openKernel } from "./wasm-kernel.ts";

/**
 * The side, the number of planes and the rim of a frame. A frame is a group of feature maps; if a layer reads two maps,
 * both are in one frame.
 */
export type FrameSize = readonly [size: number, planes: number, rim: number];

/**
 * A group of feature maps in a network's memory. The maps are stored pixel by pixel, with `planes` numbers for each
 * pixel and a rim of zeros.
 */
export interface Frame {
  /** The start of the frame in memory, counted in numbers. */
  at: number;
  size: number;
  planes: number;
  rim: number;
}

/** One convolution, which reads planes of one frame and writes planes of another frame, starting at `plane`. */
export interface Layer {
  name: string;
  input: string;
  from: number;
  fromPlane?: number;
  output: string;
  to: number;
  plane?: number;
  kernel: 1 | 3;
  spread?: number;
}

/** "plain" also works in browsers without WebAssembly. */
export type Kind = "fastest" | "plain";

/** The memory of a network, and its layers, which run one at a time. */
export interface Layers {
  numbers: Float32Array;
  frame(name: string): Frame;
  /** Runs the layers with these names, in this order. The last layer of a network, "out", may give negative numbers. */
  run(...names: string[]): void;
  /** The bytes after the layers' weights. */
  rest: DataView;
}

/**
 * Unpacks weights from base64. Each layer has a float32 scale and a float32 offset for every output, followed by its
 * kernels (out, in, row, column) as signed bytes. The layers are packed in the order of the list. Their stride is not
 * packed, because it follows from the sizes of the frames.
 */
export function unpackLayers(
  packed: string,
  sizes: Readonly<Record<string, FrameSize>>,
  layers: readonly Layer[],
  kind: Kind,
): Layers {
  const frames: Record<string, Frame> = {};
  let used = 0;
  for (const [name, [size, planes, rim]] of Object.entries(sizes)) {
    frames[name] = { at: used, size, planes, rim };
    used += (size + 2 * rim) ** 2 * planes;
  }
  const starts = layers.map(({ from, to, kernel }) => {
    const start = used;
    used += to * (1 + from * kernel * kernel);
    return start;
  });
  const { kernel, numbers } =
    (kind === "fastest" ? openKernel(used * 4) : null) ?? plainKernel(used * 4);
  const rest = unpackWeights(packed, numbers, layers, starts);
  const frame = (name: string) => frames[name] as Frame;

  const run = (name: string) => {
    const index = layers.findIndex((layer) => layer.name === name);
    const layer = layers[index] as Layer;
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
  return { numbers, frame, rest, run: (...names) => names.forEach(run) };
}

/** Returns the index of a pixel's first number in memory. */
export function pixelAt({ at, size, planes, rim }: Frame, x: number, y: number): number {
  return at + ((y + rim) * (size + 2 * rim) + x + rim) * planes;
}

/**
 * Reorders the weights in groups of four outputs. Each group has the four offsets first, followed by the factors, tap
 * by tap and input by input.
 */
function unpackWeights(
  packed: string,
  numbers: Float32Array,
  layers: readonly Layer[],
  starts: readonly number[],
): DataView {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  layers.forEach(({ from, to, kernel }, index) => {
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
  return new DataView(bytes.buffer, at);
}

/** Rearranges planes of n² pixels into four times as many planes of (n/2)² pixels. */
export function fold(planes: Float32Array, numbers: Float32Array, frame: Frame) {
  const count = 4 * Math.round(planes.length / CROP_SIZE ** 2);
  for (let y = 0; y < frame.size; y++) {
    for (let x = 0; x < frame.size; x++) {
      const to = pixelAt(frame, x, y);
      for (let plane = 0; plane < count; plane++) {
        const row = 2 * y + ((plane & 2) >> 1);
        const column = 2 * x + (plane & 1);
        const from = ((plane >> 2) * CROP_SIZE + row) * CROP_SIZE + column;
        numbers[to + plane] = planes[from] ?? 0;
      }
    }
  }
}

/** Reverses `fold` for four planes, starting at `first`, and turns the result into probabilities. */
export function unfold(numbers: Float32Array, frame: Frame, first: number): Float32Array {
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
export function double(numbers: Float32Array, small: Frame, large: Frame) {
  for (let y = 0; y < large.size; y++) {
    for (let x = 0; x < large.size; x++) {
      const from = pixelAt(small, x >> 1, y >> 1);
      numbers.copyWithin(pixelAt(large, x, y), from, from + small.planes);
    }
  }
}
