import type { Finish, NailLength, NailShape, Pattern, Texture, Vibe } from "./vocabulary.ts";

// Written out rather than parsed from the shapes: a browser starts with these, and has no use for a parser.
export const DEFAULT_SETTINGS: {
  nailLength: NailLength;
  nailShape: NailShape;
  finish: Finish;
  texture: Texture;
  patternType: Pattern;
  styleVibe: Vibe;
  baseColor: string;
  accentColor: string;
} = {
  nailLength: "medium",
  nailShape: "oval",
  finish: "glossy",
  texture: "smooth",
  patternType: "solid",
  styleVibe: "elegant",
  baseColor: "#FF6B9D",
  accentColor: "#FFFFFF",
};

export const DEFAULT_WEIGHTS: {
  drawing: number;
  designImage: number;
  baseColor: number;
  finish: number;
  texture: number;
  references?: number[];
} = {
  drawing: 0,
  designImage: 0,
  finish: 100,
  texture: 100,
  baseColor: 100,
};
