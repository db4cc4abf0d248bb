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

/** A one-nail design on a 600 × 800 photo, except for the fields that a test changes. */
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

/** A tile's pixels as text, to be compared. */
export function bytesOf({ pixels }: NailTile): string {
  return Buffer.from(pixels.buffer).toString("base64");
}

/** Mean colour [r, g, b] of a tile's opaque pixels. */
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
