import type { DesignSettings, InfluenceWeights, NailGuide, Variation } from "@lacquer/contracts";

/** The light of a photo, as `estimateLight` reads it. */
export interface Light {
  /** Where the light comes from in the photo's plane, y down; its length 0–1 says how directed it is. */
  x: number;
  y: number;
  /** How bright white would be in this photo, 0–1. */
  exposure: number;
  /** Colour of the skin around the nails, and per nail in the guides' order, `#RRGGBB`. */
  skin: string;
  nails?: NailSurroundings[];
}

/** What lies round one nail: its skin, and what is seen just left and right of it from cuticle to free edge. */
export interface NailSurroundings {
  skin: string;
  /** Evenly spaced from a third of the natural nail's length to its tip. */
  left: string[];
  right: string[];
}

export const DAYLIGHT: Light = { x: -0.45, y: -0.6, exposure: 0.92, skin: "#D9AE94" };

/** A picture laid over the photo, in photo pixels. */
export interface PlacedPicture {
  /** PNG or JPEG data URI. */
  href: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface DesignNail {
  guide: NailGuide;
  /** This nail's own drawing instead of the design's: like it, over the whole photo, or already cropped. */
  drawing?: string | PlacedPicture;
  /** This nail's own reference instead of its share of the design's: a PNG or JPEG data URI. */
  reference?: string;
}

/** Everything that decides how the nails of one image look. Sizes in pixels. */
export interface NailDesign {
  photoWidth: number;
  photoHeight: number;
  nails: DesignNail[];
  settings: DesignSettings;
  weights: InfluenceWeights;
  prompt: string;
  /** Transparent PNG data URI over the whole photo. */
  drawing?: string;
  /** PNG or JPEG data URIs. */
  references: string[];
  seed: string;
  /** Of what differs between images; the art's own seed where it is left out. */
  variationSeed?: string;
  imageIndex: number;
  /** How images differ; null or left out in designs made before that could be chosen. */
  variation?: Variation | null;
  light?: Light;
}

/** One nail as a complete SVG document, to be laid over the photo at x, y (whole photo pixels). */
export interface NailTile {
  svg: string;
  x: number;
  y: number;
  width: number;
  height: number;
}
