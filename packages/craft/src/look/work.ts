import type { DesignSettings, NailGuide } from "@lacquer/contracts";

/** One mark of the drawing layer: points in fractions of the photo, `size` the brush's diameter in its width. */
export interface CraftStroke {
  color: string;
  size: number;
  erase: boolean;
  /** Absent: the liner. */
  brush?: "striper" | "dots" | "sponge" | undefined;
  points: readonly (readonly [x: number, y: number, pressure: number])[];
}

/** What a designer sets, and a fix may change. */
export interface CraftWork<S extends CraftStroke = CraftStroke> {
  settings: DesignSettings;
  prompt: string;
  nails: readonly NailGuide[];
  strokes: readonly S[];
}

/** What else decides what is painted. */
export interface CraftGiven {
  /** 0–100: what does not count is not painted. */
  weights: { drawing: number; designImage: number; finish: number; texture: number };
  /** How many reference pictures the design has. */
  references: number;
  /** Any size of the photo's proportions. */
  photo: { width: number; height: number };
  /** How many mm the photo's width shows, where something of known size lies in it. */
  mmPerWidth?: number;
}
