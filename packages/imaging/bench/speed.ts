/**
 * Measures what one finished image costs the renderer: `node bench/speed.ts [--every <n>] [--each]`. Processor time
 * of one core, with decoding and encoding, and the process's highest memory above idle; over all finishes with all
 * patterns, or every nth of these. Prints `what | figure | aim | ok`.
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

const SIDE = 2048;
const FINGERS = ["thumb", "index", "middle", "ring", "little"] as const;

const { values } = parseArgs({
  options: { every: { type: "string", default: "1" }, each: { type: "boolean", default: false } },
});

/** Two hands of five nails; width and natural length in pixels. */
function hands(width: number, length: number): NailGuide[] {
  return Array.from({ length: 10 }, (_, i) => ({
    finger: FINGERS[i % 5] ?? "middle",
    x: 0.11 + (i % 5) * 0.195,
    y: i < 5 ? 0.42 : 0.9,
    angle: ((i % 5) - 2) * 9,
    width: width / SIDE,
    length: length / SIDE,
  }));
}

/** A photo with realistic grain, so that decoding and encoding cost what they do in practice. */
function photo(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"><linearGradient id="g" x2=".6" y2="1"><stop stop-color="#e9c3ab"/><stop offset="1" stop-color="#8b5d48"/></linearGradient><rect width="100%" height="100%" fill="url(#g)"/></svg>`;
  const noise = { type: "gaussian", mean: 128, sigma: 9 } as const;
  return sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: "#000000", noise } })
    .composite([{ input: Buffer.from(svg), blend: "overlay" }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Every finish with every pattern. The textures alternate, so that each of them meets every finish and pattern. */
const designs: DesignSettingsInput[] = FINISHES.flatMap((finish, f) =>
  PATTERNS.map((patternType, p) => ({
    finish,
    patternType,
    texture: TEXTURES[(f + p) % TEXTURES.length] ?? "smooth",
    nailShape: NAIL_SHAPES[(f * PATTERNS.length + p) % NAIL_SHAPES.length] ?? "oval",
  })),
);

const renderer = createRenderer();

async function milliseconds(request: ImageRequest): Promise<number> {
  const before = process.cpuUsage();
  await renderer.make(request, new AbortController().signal, () => undefined);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(what: string, figure: number, aim: number, unit: string): void {
  const ok = figure <= aim ? "ok" : "not reached";
  console.log(`${what} | ${figure.toFixed(0)} ${unit} | ≤ ${aim} ${unit} | ${ok}`);
}

const taken = await photo();
const megabyte = 1024 * 1024;
await wait(200);
globalThis.gc?.();
const idle = process.memoryUsage.rss();
let peak = idle;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 5);

for (const [what, guides, aim] of [
  ["ten nails on a 2048-pixel photo", hands(110, 150), 500],
  ["ten nails of 180 × 400 pixels that fill it", hands(180, 400), 900],
] as const) {
  const costs: { name: string; cost: number }[] = [];
  for (const design of designs.filter((_, i) => i % Number(values.every) === 0)) {
    const request: ImageRequest = {
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
    // The first images also pay for compiling the code.
    if (costs.length === 0) for (let run = 0; run < 3; run++) await milliseconds(request);
    const { finish, patternType, texture } = request.settings;
    const cost = await milliseconds(request);
    costs.push({ name: `${finish}, ${patternType}, ${texture}`, cost });
  }
  const sorted = costs.toSorted((a, b) => a.cost - b.cost);
  if (values.each) for (const { name, cost } of sorted) console.log(`  ${cost.toFixed(0)} ${name}`);
  print(
    `render, median of ${costs.length} designs, ${what}`,
    median(costs.map((one) => one.cost)),
    aim,
    "ms",
  );
  const [most] = sorted.slice(-1);
  console.log(`render, the slowest (${most?.name}), ${what} | ${most?.cost.toFixed(0)} ms | | `);
}
clearInterval(watch);
print("render, peak memory above idle", (peak - idle) / megabyte, 200, "MB");
