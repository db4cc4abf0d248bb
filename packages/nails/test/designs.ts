import {
  DEFAULT_SETTINGS,
  type DesignSettings,
  influenceWeights,
  type InfluenceWeightsInput,
  type NailGuide,
} from "@lacquer/contracts";
import type { NailDesign } from "../src/index.ts";

export const RING: NailGuide = {
  finger: "ring",
  x: 0.5,
  y: 0.6,
  angle: 12,
  width: 0.12,
  length: 0.16,
};

/** A one-nail design on a 600 × 800 photo; only what a test is about differs. */
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
