import {
  DEFAULT_SETTINGS,
  type DesignSettings,
  FINGERS,
  type NailGuide,
  type NailSettings,
  type PlacedThing,
} from "@lacquer/contracts";
import type { CraftGiven, CraftStroke, CraftWork } from "../src/index.ts";

export const GIVEN: CraftGiven = {
  weights: { drawing: 100, designImage: 0, finish: 100, texture: 100 },
  references: 0,
  photo: { width: 1_000, height: 1_000 },
};

/** Five nails side by side with their tips up. The distance between two nails is a fifth of the photo. */
export const HAND: NailGuide[] = FINGERS.map((finger, index) => ({
  finger,
  x: 0.1 + 0.2 * index,
  y: 0.7,
  angle: 0,
  width: 0.1,
  length: 0.125,
}));

export const RING = 3;

export interface Look {
  settings?: Partial<DesignSettings>;
  prompt?: string;
  /** Settings for the ring nail only. */
  ring?: NailSettings;
  placed?: PlacedThing[];
  strokes?: CraftStroke[];
}

export function workOf({ settings, prompt, ring, placed, strokes }: Look): CraftWork {
  const design = {
    ...(ring ? { settings: ring } : {}),
    ...(placed ? { placed } : {}),
  };
  return {
    settings: { ...DEFAULT_SETTINGS, ...settings },
    prompt: prompt ?? "",
    nails: HAND.map((guide, at) => (at === RING ? { ...guide, design } : guide)),
    strokes: strokes ?? [],
  };
}

export const thing = (change: Partial<PlacedThing> = {}): PlacedThing => ({
  kind: "stone",
  x: 0.5,
  y: 0.4,
  size: 0.2,
  angle: 0,
  ...change,
});

/** Draws a line across the ring nail, `mm` wide, at this distance in mm from the cuticle. */
export function strokeAcross(mm: number, up: number, color = "#FFFFFF"): CraftStroke {
  const scale = 0.1 / 11;
  const y = 0.7 - up * scale;
  const x = 0.1 + 0.2 * RING;
  return {
    color,
    size: mm * scale,
    erase: false,
    points: [-4, -2, 0, 2, 4].map((dx) => [x + dx * scale, y, 0.5] as const),
  };
}
