/**
 * The kernel of a convolution, written with WebAssembly's four-wide numbers. The kernel computes eight neighbouring
 * pixels and four outputs at a time. Its few bytes are written in this file, so neither a compiler nor a separate file
 * is needed.
 */

/**
 * Computes four outputs of eight pixels. Addresses and steps are in bytes of one memory. `inputs` is the number of
 * planes, a multiple of four. `weights` points to four offsets, followed by four factors for each tap and input.
 */
export type Kernel = (
  input: number,
  weights: number,
  output: number,
  pixelStep: number,
  outputStep: number,
  inputs: number,
  rowStep: number,
  tapStep: number,
  taps: number,
  floor: number,
) => void;

const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;
const PIXELS = 8;

/** Returns a number in unsigned LEB128 encoding. */
function whole(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...whole(value >>> 7)];
}

/** The function's parameters in the order of `Kernel`, followed by its local variables. */
const [INPUT, WEIGHTS, OUTPUT, PIXEL, OUTPUT_STEP, INPUTS, ROW, TAP, TAPS, FLOOR] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
];
const [ROWS_LEFT, TAPS_LEFT, INPUTS_LEFT, TAP_AT, AT, ADDRESS] = [10, 11, 12, 13, 14, 15];
const [SUMS, FACTORS] = [16, 16 + PIXELS];

/** Returns several instructions in sequence. */
const code = (...parts: (number | number[])[]): number[] => parts.flat();

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const constant = (value: number) => [0x41, value];
const add = 0x6a;
const four = (instruction: number[]) => [0xfd, ...instruction];
const loadFour = (offset: number) => four([0x00, 0, ...whole(offset)]);
const loadOneAsFour = (offset: number) => four([0x09, 0, ...whole(offset)]);
const storeFour = four([0x0b, 0, 0]);
const addFours = four([0xe4, 0x01]);
const multiplyFours = four([0xe6, 0x01]);
const larger = four([0xe9, 0x01]);
const asFour = four([0x13]);
const advance = (local: number, by: number[]) => code(get(local), by, add, set(local));
const repeat = (counter: number, by: number, loop: number[]) =>
  code([0x03, 0x40], loop, get(counter), constant(by), [0x6b, 0x22, counter], [0x0d, 0, 0x0b]);
const each = (of: (pixel: number) => number[]) =>
  Array.from({ length: PIXELS }, (_, pixel) => of(pixel)).flat();

/** Handles four inputs of one tap, whose factors are read once for all eight pixels. */
const fourInputs = code(
  [0, 1, 2, 3].flatMap((i) => code(get(WEIGHTS), loadFour(16 * i), set(FACTORS + i))),
  code(get(AT), set(ADDRESS)),
  each((pixel) => {
    const addInput = (i: number) =>
      code(
        code(get(SUMS + pixel), get(ADDRESS), loadOneAsFour(4 * i)),
        code(get(FACTORS + i), multiplyFours, addFours, set(SUMS + pixel)),
      );
    return code([0, 1, 2, 3].flatMap(addInput), advance(ADDRESS, get(PIXEL)));
  }),
  advance(AT, constant(16)),
  advance(WEIGHTS, [0x41, 0xc0, 0]),
);

const oneTap = code(
  code(get(TAP_AT), set(AT), get(INPUTS), set(INPUTS_LEFT)),
  repeat(INPUTS_LEFT, 4, fourInputs),
  advance(TAP_AT, get(TAP)),
);

const oneRow = code(
  code(get(TAPS), set(TAPS_LEFT), get(INPUT), set(TAP_AT)),
  repeat(TAPS_LEFT, 1, oneTap),
  advance(INPUT, get(ROW)),
);

const body = code(
  each((pixel) => code(get(WEIGHTS), loadFour(0), set(SUMS + pixel))),
  advance(WEIGHTS, constant(16)),
  code(get(TAPS), set(ROWS_LEFT)),
  repeat(ROWS_LEFT, 1, oneRow),
  each((pixel) =>
    code(
      code(get(OUTPUT), get(SUMS + pixel), get(FLOOR), asFour, larger, storeFour),
      advance(OUTPUT, get(OUTPUT_STEP)),
    ),
  ),
  0x0b,
);

const PREAMBLE = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const section = (id: number, content: number[]) => [id, ...whole(content.length), ...content];
const letter = (name: string) => [1, name.charCodeAt(0)];

function moduleBytes(pages: number): Uint8Array<ArrayBuffer> {
  const parameters = [...Array.from({ length: 9 }, () => I32), F32];
  const locals = [2, 6, I32, PIXELS + 4, V128];
  const own = [...locals, ...body];
  return Uint8Array.from(
    code(
      PREAMBLE,
      section(1, [1, 0x60, ...whole(parameters.length), ...parameters, 0]),
      section(2, [1, ...letter("m"), ...letter("m"), 2, 0, ...whole(pages)]),
      section(3, [1, 0]),
      section(7, [1, ...letter("k"), 0, 0]),
      section(10, [1, ...whole(own.length), ...own]),
    ),
  );
}

/** Types for the part of WebAssembly that is used here. No type library covers it for both browser and Node. */
interface Assembly {
  validate(source: Uint8Array): boolean;
  Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
  Module: new (source: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
}

/**
 * Returns the kernel with its own memory of this many bytes. Returns null when the browser has no four-wide numbers.
 */
export function openKernel(bytes: number): { kernel: Kernel; numbers: Float32Array } | null {
  const pages = Math.ceil(bytes / 65536);
  const assembly = (globalThis as { WebAssembly?: Assembly }).WebAssembly;
  const source = moduleBytes(pages);
  try {
    if (!assembly?.validate(source)) return null;
    const memory = new assembly.Memory({ initial: pages });
    const instance = new assembly.Instance(new assembly.Module(source), { m: { m: memory } });
    return { kernel: instance.exports["k"] as Kernel, numbers: new Float32Array(memory.buffer) };
  } catch {
    return null;
  }
}
