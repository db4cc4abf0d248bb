import type { DesignSettings, NailGuide } from "@lacquer/contracts";

/**
 * One stroke of the drawing: points in fractions of the photo; `size` is the brush's diameter in fractions of its
 * width.
 */
export interface CraftStroke {
  color: string;
  size: number;
  erase: boolean;
  /** Absent = the liner. */
  brush?: "striper" | "dots" | "sponge" | undefined;
  points: readonly (readonly [x: number, y: number, pressure: number])[];
}

/** The designer's settings, which a fix may change. */
export interface CraftWork<S extends CraftStroke = CraftStroke> {
  settings: DesignSettings;
  prompt: string;
  nails: readonly NailGuide[];
  strokes: readonly S[];
}

/** Everything else that affects the painting. */
export interface CraftGiven {
  /** 0–100; a source at 0 is not painted. */
  weights: { drawing: number; designImage: number; finish: number; texture: number };
  /** The number of the design's reference pictures. */
  references: number;
  /** Any size with the photo's proportions. */
  photo: { width: number; height: number };
  /** The photo's width in mm, if something of known size is in the picture. */
  mmPerWidth?: number;
}
