import type {
  Finish,
  HandPose,
  NailLength,
  NailShape,
  Pattern,
  Skin,
  Texture,
  Vibe,
} from "./vocabulary.ts";

// The defaults are written out instead of parsed from the shapes, so that a browser can start without loading a parser.
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

/** The default hand for a design without a photo. */
export const DEFAULT_HAND: { pose: HandPose; skin: Skin } = { pose: "wide", skin: "medium" };

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
