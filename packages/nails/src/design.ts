import type { Picture } from "./picture.ts";
import type { DesignSettings, InfluenceWeights, NailGuide, Variation } from "@lacquer/contracts";

/** The light of a photo, as returned by `estimateLight`. */
export interface Light {
  /**
   * The direction towards the light in the photo's plane, with y pointing down. The vector's length, 0–1, says how
   * directed the light is.
   */
  x: number;
  y: number;
  /** The height of the light over the hand: 0 is level with the hand, and 1 is the direction of the camera. */
  height: number;
  /** The apparent size of the light source: 0 is a flash, and 1 is a wall of windows. */
  size: number;
  /** How sharp the edges of the source's reflection are, 0–1. */
  hardness: number;
  /** The colour of a white object in this light, `#RRGGBB`. */
  tint: string;
  /** The share of these values that was read from the photo rather than assumed, 0–1. */
  certainty: number;
  /** The brightness of a white object in this photo, 0–1. */
  exposure: number;
  /** How soft the photo's edges are, as a share of the photo's width. */
  blur: number;
  /** The standard deviation of the photo's grain, in levels of 255. */
  grain: number;
  /** The colour of the skin around all nails. */
  skin: string;
  /** The surroundings of each nail, in the order of the guides. */
  nails?: NailSurroundings[];
}

/**
 * The surroundings of one nail: the colour of its skin, and the colours just to the left and right of the nail, from
 * cuticle to free edge. Colours are `#RRGGBB`.
 */
export interface NailSurroundings {
  skin: string;
  /** Colours at evenly spaced points on each side, from a third of the natural nail's length to the nail's tip. */
  left: string[];
  right: string[];
  /**
   * The finger's pose towards the camera, read from the reflection on its old nail. `roll` and `pitch` are slopes
   * across and along the nail.
   */
  pose?: { roll: number; pitch: number; certainty: number };
  /**
   * The brightness of the light on this finger relative to the other fingers; less than 1 in the shadow of another
   * finger.
   */
  brightness?: number;
  /**
   * How much of what the nail's left and right side can reflect is a neighbouring finger, 0–1. Left and right are those
   * of a nail with its tip up.
   */
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

/** A picture that lies over the photo. Position and size are in pixels of the photo. */
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
   * This nail's own drawing, which replaces the design's drawing. A `Picture` covers the whole photo, as the design's
   * drawing does. A `PlacedPicture` is already cropped.
   */
  drawing?: Picture | PlacedPicture;
  /** This nail's own reference, which replaces its share of the design's references. */
  reference?: Picture;
  /**
   * One entry for each thing placed on the nail, in order: a decal's picture, or null for a thing without a picture.
   */
  decals?: readonly (Picture | null)[];
}

/** Everything that determines the look of one image's nails. Sizes are in pixels. */
export interface NailDesign {
  photoWidth: number;
  photoHeight: number;
  nails: DesignNail[];
  settings: DesignSettings;
  weights: InfluenceWeights;
  prompt: string;
  /** A picture that covers the whole photo, transparent where nothing is drawn. */
  drawing?: Picture;
  references: Picture[];
  seed: string;
  /** The seed of the differences between images. If absent, the art's own seed is used. */
  variationSeed?: string;
  imageIndex: number;
  /** How the images vary; null or absent in designs that were made before the variation could be chosen. */
  variation?: Variation | null;
  light?: Light;
}

/** One nail as RGBA pixels, not premultiplied. The tile is drawn over the photo at x, y (whole pixels of the photo). */
export interface NailTile {
  pixels: Uint8ClampedArray<ArrayBuffer>;
  x: number;
  y: number;
  width: number;
  height: number;
}
