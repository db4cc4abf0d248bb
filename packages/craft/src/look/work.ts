import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import type { Corners } from "../measures/card.ts";

/**
 * One stroke of the drawing. Points are in fractions of the photo, and `size` is the brush's diameter in fractions of
 * the photo's width.
 */
export interface CraftStroke {
  color: string;
  size: number;
  erase: boolean;
  /** If absent, the brush is the liner. */
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

/** All other data that affects the painting. */
export interface CraftGiven {
  /** The weight of each source, 0–100. A source with weight 0 is not painted. */
  weights: { drawing: number; designImage: number; finish: number; texture: number };
  /** The number of the design's reference pictures. */
  references: number;
  /** A size with the photo's proportions, in any unit. */
  photo: { width: number; height: number };
  /** The corners of a bank card on the photo, in fractions of its sides. Without a card, usual widths are assumed. */
  card?: Corners | null;
}
