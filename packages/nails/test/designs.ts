import {
  DEFAULT_SETTINGS,
  type DesignSettings,
  influenceWeights,
  type InfluenceWeightsInput,
  type NailGuide,
} from "@lacquer/contracts";
import type { NailDesign, NailTile } from "../src/index.ts";

export const RING: NailGuide = {
  finger: "ring",
  x: 0.5,
  y: 0.6,
  angle: 12,
  width: 0.12,
  length: 0.16,
};

/** A design with one nail on a 600 × 800 photo. A test may change any field. */
export function designOf(
  change: Partial<Omit<NailDesign, "settings" | "weights">> & {
    settings?: Partial<DesignSettings>;
    weights?: InfluenceWeightsInput;
  } = {},
): NailDesign {
  return {
    photoWidth: 600,
    photoHeight: 800,
    nails: [{ guide: RING }],
    prompt: "",
    references: [],
    seed: "seed",
    imageIndex: 0,
    ...change,
    settings: { ...DEFAULT_SETTINGS, ...change.settings },
    weights: influenceWeights.parse(change.weights ?? {}),
  };
}

/** Returns a tile's pixels as text, for comparisons. */
export function bytesOf({ pixels }: NailTile): string {
  return Buffer.from(pixels.buffer).toString("base64");
}

/** Returns the mean colour [r, g, b] of a tile's opaque pixels. */
export function colorOf({ pixels }: NailTile): [number, number, number] {
  let [r, g, b, count] = [0, 0, 0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] !== 255) continue;
    r += pixels[at] ?? 0;
    g += pixels[at + 1] ?? 0;
    b += pixels[at + 2] ?? 0;
    count++;
  }
  return [r / count, g / count, b / count];
}
