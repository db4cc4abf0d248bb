import { CROP_SIZE } from "./photo.ts";
import { NAIL_WEIGHTS } from "./weights.ts";

/** Feature maps, plane by plane. */
interface Maps {
  data: Float32Array;
  count: number;
  size: number;
}

/** One convolution: its kernel, then (all but the last) a rectifier. */
interface Layer {
  name: string;
  from: number;
  to: number;
  kernel: 1 | 3;
  stride: 1 | 2;
  spread: 1 | 2;
}

const layer = (
  name: string,
  from: number,
  to: number,
  { kernel = 3, stride = 1, spread = 1 }: Partial<Pick<Layer, "kernel" | "stride" | "spread">> = {},
): Layer => ({ name, from, to, kernel, stride, spread });

/** In the order their weights are packed in. */
const LAYERS = {
  a1: layer("a1", 12, 20),
  a2: layer("a2", 20, 24),
  b1: layer("b1", 24, 32, { stride: 2 }),
  b2: layer("b2", 32, 40),
  c1: layer("c1", 40, 40, { stride: 2 }),
  c2: layer("c2", 40, 40, { spread: 2 }),
  c3: layer("c3", 40, 32, { kernel: 1 }),
  u1: layer("u1", 72, 32),
  u2: layer("u2", 32, 20, { kernel: 1 }),
  v1: layer("v1", 44, 24),
  out: layer("out", 24, 8),
} as const;

/** The network's numbers: of each layer the kernels (out, in, row, column), then one offset a kernel. */
export type NailNet = Record<keyof typeof LAYERS, { kernels: Float32Array; offsets: Float32Array }>;

/**
 * Unpacks weights from base64: of each layer a float32 scale and a float32 offset for every output, then its
 * kernels as signed bytes.
 */
export function unpackNet(packed: string): NailNet {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  let at = 0;
  const floats = (count: number) => {
    const view = new DataView(bytes.buffer, at, count * 4);
    at += count * 4;
    return Float32Array.from({ length: count }, (_, i) => view.getFloat32(i * 4, true));
  };
  const net: Partial<NailNet> = {};
  for (const key of Object.keys(LAYERS) as (keyof typeof LAYERS)[]) {
    const { from, to, kernel } = LAYERS[key];
    const each = from * kernel * kernel;
    const scales = floats(to);
    const offsets = floats(to);
    const whole = new Int8Array(bytes.buffer, at, to * each);
    at += to * each;
    const kernels = Float32Array.from(
      whole,
      (byte, i) => byte * (scales[Math.floor(i / each)] ?? 0),
    );
    net[key] = { kernels, offsets };
  }
  return net as NailNet;
}

/** What the network says of each pixel of a crop, 0–1: that it is nail; and, if so, of the nail's outer half. */
export interface NailMap {
  nail: Float32Array;
  outer: Float32Array;
}

/** Runs the network over a crop as `readCrop` gives it. */
export function mapNail(net: NailNet, planes: Float32Array): NailMap {
  const run = (key: keyof typeof LAYERS, maps: Maps): Maps =>
    convolve(maps, LAYERS[key], net[key], key !== "out");
  const fine = run("a2", run("a1", fold({ data: planes, count: 3, size: CROP_SIZE })));
  const middle = run("b2", run("b1", fine));
  const coarse = run("c3", run("c2", run("c1", middle)));
  const joined = run("u2", run("u1", beside(double(coarse), middle)));
  const { data } = run("out", run("v1", beside(double(joined), fine)));
  return { nail: unfold(data, 0), outer: unfold(data, 4) };
}

/** A plane of n² as four of (n/2)². */
function fold({ data, count, size }: Maps): Maps {
  const half = size / 2;
  const folded = new Float32Array(data.length);
  for (let plane = 0; plane < count * 4; plane++) {
    const from = (plane >> 2) * size * size + ((plane & 2) >> 1) * size + (plane & 1);
    for (let y = 0; y < half; y++) {
      for (let x = 0; x < half; x++) {
        folded[(plane * half + y) * half + x] = data[from + 2 * y * size + 2 * x] ?? 0;
      }
    }
  }
  return { data: folded, count: count * 4, size: half };
}

/** The way back for four planes from `first`, as probabilities. */
function unfold(data: Float32Array, first: number): Float32Array {
  const half = CROP_SIZE / 2;
  const whole = new Float32Array(CROP_SIZE * CROP_SIZE);
  for (let part = 0; part < 4; part++) {
    for (let y = 0; y < half; y++) {
      for (let x = 0; x < half; x++) {
        const value = data[((first + part) * half + y) * half + x] ?? 0;
        whole[(2 * y + (part >> 1)) * CROP_SIZE + 2 * x + (part & 1)] = 1 / (1 + Math.exp(-value));
      }
    }
  }
  return whole;
}

function double({ data, count, size }: Maps): Maps {
  const large = size * 2;
  const doubled = new Float32Array(data.length * 4);
  for (let plane = 0; plane < count; plane++) {
    for (let y = 0; y < large; y++) {
      const from = (plane * size + (y >> 1)) * size;
      const to = (plane * large + y) * large;
      for (let x = 0; x < large; x++) doubled[to + x] = data[from + (x >> 1)] ?? 0;
    }
  }
  return { data: doubled, count, size: large };
}

function beside(a: Maps, b: Maps): Maps {
  const data = new Float32Array(a.data.length + b.data.length);
  data.set(a.data);
  data.set(b.data, a.data.length);
  return { data, count: a.count + b.count, size: a.size };
}

/** The maps with a rim of zeros. */
function padded({ data, count, size }: Maps, rim: number): Maps {
  if (rim === 0) return { data, count, size };
  const wide = size + 2 * rim;
  const framed = new Float32Array(count * wide * wide);
  for (let plane = 0; plane < count; plane++) {
    for (let y = 0; y < size; y++) {
      const from = (plane * size + y) * size;
      framed.set(data.subarray(from, from + size), (plane * wide + y + rim) * wide + rim);
    }
  }
  return { data: framed, count, size: wide };
}

function convolve(
  maps: Maps,
  { from, to, kernel, stride, spread }: Layer,
  { kernels, offsets }: { kernels: Float32Array; offsets: Float32Array },
  rectified: boolean,
): Maps {
  const size = maps.size / stride;
  const { data, size: wide } = padded(maps, kernel === 3 ? spread : 0);
  const result = new Float32Array(to * size * size);
  for (let o = 0; o < to; o++) result.fill(offsets[o] ?? 0, o * size * size, (o + 1) * size * size);
  for (let o = 0; o < to; o += 2) {
    // Two outputs at a time, so that every pixel is read for both.
    const sums = result.subarray(o * size * size, (o + 2) * size * size);
    for (let i = 0; i < from; i++) {
      const plane = data.subarray(i * wide * wide, (i + 1) * wide * wide);
      const first = (o * from + i) * kernel * kernel;
      const second = first + from * kernel * kernel;
      if (kernel === 1) addScaled(sums, plane, kernels[first] ?? 0, kernels[second] ?? 0);
      else {
        const a = kernels.subarray(first, first + 9);
        const b = kernels.subarray(second, second + 9);
        addFiltered({ sums, size, plane, wide, a, b, stride, spread });
      }
    }
  }
  if (rectified) {
    for (let p = 0; p < result.length; p++) if ((result[p] as number) < 0) result[p] = 0;
  }
  return { data: result, count: to, size };
}

function addScaled(sums: Float32Array, plane: Float32Array, a: number, b: number) {
  const count = plane.length;
  for (let p = 0; p < count; p++) {
    const value = plane[p] as number;
    sums[p] = (sums[p] as number) + a * value;
    sums[count + p] = (sums[count + p] as number) + b * value;
  }
}

interface Filtering {
  /** Two planes of size². */
  sums: Float32Array;
  size: number;
  plane: Float32Array;
  /** The padded plane's side. */
  wide: number;
  a: Float32Array;
  b: Float32Array;
  stride: number;
  spread: number;
}

/** Adds one plane through two 3 × 3 kernels. The inner loop is nearly all the time a fit takes. */
function addFiltered({ sums, size, plane, wide, a, b, stride, spread }: Filtering) {
  const [a0, a1, a2, a3, a4, a5, a6, a7, a8] = a as unknown as Nine;
  const [b0, b1, b2, b3, b4, b5, b6, b7, b8] = b as unknown as Nine;
  const count = size * size;
  const row = wide * spread;
  const two = 2 * spread;
  for (let y = 0; y < size; y++) {
    let p = y * stride * wide;
    const end = (y + 1) * size;
    for (let to = y * size; to < end; to++, p += stride) {
      const q = p + row;
      const r = q + row;
      const v0 = plane[p] as number;
      const v1 = plane[p + spread] as number;
      const v2 = plane[p + two] as number;
      const v3 = plane[q] as number;
      const v4 = plane[q + spread] as number;
      const v5 = plane[q + two] as number;
      const v6 = plane[r] as number;
      const v7 = plane[r + spread] as number;
      const v8 = plane[r + two] as number;
      sums[to] =
        (sums[to] as number) +
        (a0 * v0 + a1 * v1 + a2 * v2 + a3 * v3 + a4 * v4 + a5 * v5 + a6 * v6 + a7 * v7 + a8 * v8);
      sums[count + to] =
        (sums[count + to] as number) +
        (b0 * v0 + b1 * v1 + b2 * v2 + b3 * v3 + b4 * v4 + b5 * v5 + b6 * v6 + b7 * v7 + b8 * v8);
    }
  }
}

type Nine = [number, number, number, number, number, number, number, number, number];

let own: NailNet | undefined;

/** The network that Lacquer ships, unpacked at its first use. */
export function nailNet(): NailNet {
  own ??= unpackNet(NAIL_WEIGHTS);
  return own;
}
