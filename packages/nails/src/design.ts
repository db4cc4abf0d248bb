import type { Picture } from "./picture.ts";
import type { DesignSettings, InfluenceWeights, NailGuide, Variation } from "@lacquer/contracts";

/** The light of a photo, as `estimateLight` reads it. */
export interface Light {
  /**
   * The direction of the light in the photo's plane, y down. The vector's length, 0–1, is its directedness.
   */
  x: number;
  y: number;
  /** The height of the light over the hand: 0 is level with it, 1 comes from the camera. */
  height: number;
  /** The visible size of the light's source: 0 a flash, 1 a wall of windows. */
  size: number;
  /** The sharpness of the edges of the source's reflection, 0–1. */
  hardness: number;
  /** The colour of white in this light, `#RRGGBB`. */
  tint: string;
  /** The part of this that was read from the photo rather than assumed, 0–1. */
  certainty: number;
  /** The brightness of white in this photo, 0–1. */
  exposure: number;
  /** Softness of the photo's own edges as a share of its width, and deviation of its grain in levels of 255. */
  blur: number;
  grain: number;
  /** Colour of the skin around all nails, and around each nail in the guides' order, `#RRGGBB`. */
  skin: string;
  nails?: NailSurroundings[];
}

/** The surroundings of one nail: its skin, and the colours just left and right of it from cuticle to free edge. */
export interface NailSurroundings {
  skin: string;
  /** Evenly spaced from a third of the natural nail's length to its tip. */
  left: string[];
  right: string[];
  /**
   * The finger's pose towards the camera, read from its old nail's reflection: slopes across and along, and their
   * certainty.
   */
  pose?: { roll: number; pitch: number; certainty: number };
  /** The light on this finger relative to the others: less than 1 in another's shadow. */
  brightness?: number;
  /** How much of its view to the left and right the fingers beside it fill, 0–1, in the nail's axes. */
  beside?: readonly [number, number];
}

export const DAYLIGHT: Light = {
  x: -0.45,
  y: -0.6,
  height: 0.55,
  size: 0.6,
  hardness: 0.7,
  tint: "#ffffff",
  certainty: 0,
  exposure: 0.92,
  blur: 0.0009,
  grain: 1.2,
  skin: "#D9AE94",
};

/** A picture laid over the photo, in photo pixels. */
export interface PlacedPicture {
  pixels: Picture;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface DesignNail {
  guide: NailGuide;
  /**
   * This nail's own drawing, used in place of the design's. It lies over the whole photo, as the design's does, or is
   * already cropped.
   */
  drawing?: Picture | PlacedPicture;
  /** This nail's own reference instead of its share of the design's. */
  reference?: Picture;
  /** The pictures of its decals, in the order of its things; null for a thing without a picture. */
  decals?: readonly (Picture | null)[];
}

/** Everything that decides the look of one image's nails. Sizes in pixels. */
export interface NailDesign {
  photoWidth: number;
  photoHeight: number;
  nails: DesignNail[];
  settings: DesignSettings;
  weights: InfluenceWeights;
  prompt: string;
  /** Lies over the whole photo, transparent where nothing is drawn. */
  drawing?: Picture;
  references: Picture[];
  seed: string;
  /** The seed of the differences between images; absent = the art's own seed. */
  variationSeed?: string;
  imageIndex: number;
  /** The variation of the images; null or absent in designs made before there was a choice. */
  variation?: Variation | null;
  light?: Light;
}

/** One nail as RGBA pixels, not premultiplied, to be laid over the photo at x, y (whole photo pixels). */
export interface NailTile {
  pixels: Uint8ClampedArray<ArrayBuffer>;
  x: number;
  y: number;
  width: number;
  height: number;
}
