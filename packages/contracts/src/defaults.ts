import type { DesignSettings } from "./settings.ts";
import type { InfluenceWeights } from "./weights.ts";

// Written out rather than parsed from the shapes: a browser starts with these, and has no use for a parser.
export const DEFAULT_SETTINGS: DesignSettings = {
  nailLength: "medium",
  nailShape: "oval",
  finish: "glossy",
  texture: "smooth",
  patternType: "solid",
  styleVibe: "elegant",
  baseColor: "#FF6B9D",
  accentColor: "#FFFFFF",
};

export const DEFAULT_WEIGHTS: InfluenceWeights = {
  drawing: 0,
  designImage: 0,
  finish: 100,
  texture: 100,
  baseColor: 100,
};
