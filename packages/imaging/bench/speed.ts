/**
 * Measures what one finished image costs the renderer: `node bench/speed.ts [--every <n>] [--each]`. Measures the
 * processor time of one core, including decoding and encoding, and its ratio to decoding and encoding the same photo
 * without painting. Covers all finishes with all patterns, or every nth combination. Also measures a photo of twelve
 * megapixels, and how far the process's memory rises above its idle level with photos of 2,048 pixels. Prints `what |
 * figure | aim | ok`.
 */
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import {
  designSettings,
  type DesignSettingsInput,
  FINISHES,
  influenceWeights,
  NAIL_SHAPES,
  type NailGuide,
  PATTERNS,
  TEXTURES,
} from "@lacquer/contracts";
import sharp from "sharp";
import type { ImageRequest } from "../src/image-provider.ts";
import { createRenderer } from "../src/renderer/renderer.ts";

const FINGERS = ["thumb", "index", "middle", "ring", "little"] as const;

interface Size {
  width: number;
  height: number;
}

const SQUARE: Size = { width: 2048, height: 2048 };
const TWELVE_MEGAPIXELS: Size = { width: 4000, height: 3000 };

const { values } = parseArgs({
  options: { every: { type: "string", default: "1" }, each: { type: "boolean", default: false } },
});

/** Returns the nails of two hands. `width` and `length`, the natural nail's length, are in pixels. */
function hands(photo: Size, width: number, length: number): NailGuide[] {
  return Array.from({ length: 10 }, (_, i) => ({
    finger: FINGERS[i % 5] ?? "middle",
    x: 0.11 + (i % 5) * 0.195,
    y: i < 5 ? 0.42 : 0.9,
    angle: ((i % 5) - 2) * 9,
    width: width / photo.width,
    length: length / photo.width,
  }));
}

/** A photo with realistic grain, so that decoding and encoding take as long as in practice. */
function photo({ width, height }: Size): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><linearGradient id="g" x2=".6" y2="1"><stop stop-color="#e9c3ab"/><stop offset="1" stop-color="#8b5d48"/></linearGradient><rect width="100%" height="100%" fill="url(#g)"/></svg>`;
  const noise = { type: "gaussian", mean: 128, sigma: 9 } as const;
  return sharp({ create: { width, height, channels: 3, background: "#000000", noise } })
    .composite([{ input: Buffer.from(svg), blend: "overlay" }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Every finish with every pattern. The textures alternate, so that each texture meets every finish and pattern. */
const designs: DesignSettingsInput[] = FINISHES.flatMap((finish, f) =>
  PATTERNS.map((patternType, p) => ({
    finish,
    patternType,
    texture: TEXTURES[(f + p) % TEXTURES.length] ?? "smooth",
    nailShape: NAIL_SHAPES[(f * PATTERNS.length + p) % NAIL_SHAPES.length] ?? "oval",
  })),
);

const renderer = createRenderer();

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Decodes and encodes the photo as the renderer does, without painting. */
async function bareCodec(taken: Buffer): Promise<void> {
  const { data, info } = await sharp(taken).raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92, chromaSubsampling: "4:4:4", optimiseCoding: false })
    .toBuffer();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(what: string, figure: number, aim: number, unit: string, digits = 0): void {
  const ok = figure <= aim ? "ok" : "not reached";
  console.log(`${what} | ${figure.toFixed(digits)} ${unit} | ≤ ${aim} ${unit} | ${ok}`);
}

function requestOf(
  taken: Buffer,
  guides: readonly NailGuide[],
  design: DesignSettingsInput,
): ImageRequest {
  return {
    seed: "speed",
    variationSeed: "bench",
    variation: "same",
    imageIndex: 0,
    imageCount: 1,
    prompt: "",
    settings: designSettings.parse(design),
    weights: influenceWeights.parse({}),
    nails: guides.map((guide) => ({ guide, drawing: null, reference: null })),
    photo: taken,
    drawing: null,
    references: [],
  };
}

const render = (request: ImageRequest): Promise<unknown> =>
  renderer.make(request, new AbortController().signal, () => undefined);

/**
 * Measures the costs of these designs on one photo. After each design, decoding and encoding without painting is
 * measured for comparison.
 */
async function measure(
  taken: Buffer,
  guides: readonly NailGuide[],
  chosen: readonly DesignSettingsInput[],
): Promise<{ costs: { name: string; cost: number }[]; bare: number }> {
  const costs: { name: string; cost: number }[] = [];
  const bare: number[] = [];
  for (const design of chosen) {
    const request = requestOf(taken, guides, design);
    // The first images are not measured, because their time includes compiling the code.
    if (costs.length === 0) for (let run = 0; run < 3; run++) await render(request);
    const { finish, patternType, texture } = request.settings;
    const cost = await milliseconds(() => render(request));
    costs.push({ name: `${finish}, ${patternType}, ${texture}`, cost });
    bare.push(await milliseconds(() => bareCodec(taken)));
  }
  return { costs: costs.toSorted((a, b) => a.cost - b.cost), bare: median(bare) };
}

const chosen = designs.filter((_, i) => i % Number(values.every) === 0);
const taken = await photo(SQUARE);
const megabyte = 1024 * 1024;
await wait(200);
globalThis.gc?.();
const idle = process.memoryUsage.rss();
let peak = idle;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 5);

for (const [what, guides, aim] of [
  ["ten nails on a 2048-pixel photo", hands(SQUARE, 110, 150), 500],
  ["ten nails of 180 × 400 pixels that fill a 2048-pixel photo", hands(SQUARE, 180, 400), 900],
] as const) {
  const { costs, bare } = await measure(taken, guides, chosen);
  if (values.each) for (const { name, cost } of costs) console.log(`  ${cost.toFixed(0)} ${name}`);
  const middle = median(costs.map((one) => one.cost));
  print(`render, median of ${costs.length} designs, ${what}`, middle, aim, "ms");
  const [most] = costs.slice(-1);
  console.log(`render, the slowest (${most?.name}), ${what} | ${most?.cost.toFixed(0)} ms | | `);
  console.log(`render, decoding and encoding alone | ${bare.toFixed(0)} ms | | `);
  console.log(
    `render, median as a multiple of decoding and encoding, ${what} | ${(middle / bare).toFixed(2)} × | | `,
  );
}
clearInterval(watch);
print("render, peak memory above idle", (peak - idle) / megabyte, 200, "MB");

const large = await photo(TWELVE_MEGAPIXELS);
const few = chosen.filter((_, i) => i % 8 === 0);
const { costs, bare } = await measure(large, hands(TWELVE_MEGAPIXELS, 215, 290), few);
const times = median(costs.map((one) => one.cost)) / bare;
print(
  "render, ten nails on twelve megapixels, as a multiple of decoding and encoding",
  times,
  4,
  "×",
  2,
);
