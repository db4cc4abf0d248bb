import {
  DEFAULT_SETTINGS,
  influenceWeights,
  type InfluenceWeightsInput,
  type NailGuide,
} from "@lacquer/contracts";
import sharp from "sharp";
import type { ImageRequest } from "../src/index.ts";

export const GUIDES: NailGuide[] = [
  { finger: "index", x: 0.28, y: 0.62, angle: -8, width: 0.14, length: 0.19 },
  { finger: "ring", x: 0.68, y: 0.6, angle: 10, width: 0.14, length: 0.19 },
];

/** A skin-coloured photo, lit from the left, of 320 × 240 pixels. */
export function skinPhoto(format: "jpeg" | "png" | "webp" = "png"): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><linearGradient id="g"><stop stop-color="#e9c0a6"/><stop offset="1" stop-color="#a97a61"/></linearGradient><rect width="320" height="240" fill="url(#g)"/></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().toFormat(format).toBuffer();
}

/** One flat colour with alpha 0–1. */
export function flat(hex: string, alpha = 1, width = 320, height = 240): Promise<Buffer> {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return sharp({
    create: { width, height, channels: 4, background: { r: r ?? 0, g: g ?? 0, b: b ?? 0, alpha } },
  })
    .png()
    .toBuffer();
}

export async function requestOf(
  change: Partial<Omit<ImageRequest, "settings" | "weights">> & {
    settings?: Partial<ImageRequest["settings"]>;
    weights?: InfluenceWeightsInput;
  } = {},
): Promise<ImageRequest> {
  return {
    seed: "job-1",
    variationSeed: "seed",
    variation: "same",
    imageIndex: 0,
    imageCount: 1,
    prompt: "",
    nails: GUIDES.map((guide) => ({ guide, drawing: null, reference: null })),
    photo: await skinPhoto(),
    drawing: null,
    references: [],
    ...change,
    settings: { ...DEFAULT_SETTINGS, ...change.settings },
    weights: influenceWeights.parse(change.weights ?? {}),
  };
}

/** Returns the mean colour around the middle of the first nail, as [r, g, b]. */
export async function nailColor(bytes: Uint8Array): Promise<[number, number, number]> {
  const { channels } = await sharp(
    await sharp(bytes).extract({ left: 80, top: 95, width: 22, height: 40 }).toBuffer(),
  ).stats();
  return [channels[0]?.mean ?? 0, channels[1]?.mean ?? 0, channels[2]?.mean ?? 0];
}
