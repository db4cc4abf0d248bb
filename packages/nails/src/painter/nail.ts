import type { DesignSettings, Finger } from "@lacquer/contracts";
import type { Profile } from "../geometry/profile.ts";
import { createRandom, type Random } from "../paint/random.ts";
import type { Character } from "../paint/vibe.ts";
import { brightnessAt } from "./sphere.ts";
import type { Room } from "./room.ts";
import type { Rgb } from "./srgb.ts";

/** The tones of one nail, in linear light. */
export interface Tones {
  base: Rgb;
  accent: Rgb;
  /** The accent, or a contrasting tone of the base if the accent is too similar to the base. */
  detail: Rgb;
  deep: Rgb;
  ink: Rgb;
  light: Rgb;
  pale: Rgb;
  gold: Rgb;
  /** The colour of the bare nail. */
  bed: Rgb;
  skin: Rgb;
}

/** A nail to be painted. Lengths are in nail widths. */
export interface Nail {
  settings: DesignSettings;
  tones: Tones;
  character: Character;
  finger: Finger;
  length: number;
  natural: number;
  profile: Profile;
  /** The size of one pixel, in nail widths. */
  pixel: number;
  /** The direction towards the light in the nail's axes: across the nail, towards the tip, up. */
  key: Rgb;
  room: Room;
  seed: string;
  /** The cosine and sine of the nail's angle in the photo. */
  cos: number;
  sin: number;
  /** The strengths of finish and texture, 0–1. */
  finish: number;
  texture: number;
}

/** Returns a random generator for one purpose, so that the random numbers of one layer never affect another layer. */
export function chance(nail: Nail, purpose: string): Random {
  return createRandom(`${nail.seed}/${purpose}`);
}

/**
 * Returns the share of a pixel that is inside an edge. `d` is the distance from the edge in nail widths, negative
 * inside.
 */
export function inside(nail: Nail, d: number): number {
  const t = 0.5 - d / (nail.pixel * 1.3);
  return t <= 0 ? 0 : t >= 1 ? 1 : t;
}

/** Returns the brightness of a small mirror with these slopes in the nail's axes. */
export function glint(nail: Nail, sx: number, sy: number, roughness = 1): number {
  const { cos, sin } = nail;
  const less = -1 / Math.sqrt(sx * sx + sy * sy + 1);
  const nx = sx * less;
  const ny = sy * less;
  const brightness = nail.room.glints[roughness];
  return brightness ? brightnessAt(brightness, nx * cos + ny * sin, nx * sin - ny * cos) : 0;
}
