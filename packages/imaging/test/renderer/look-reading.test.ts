import {
  type DesignSettings,
  designSettings,
  type Finish,
  influenceWeights,
  type NailGuide,
  type NailShape,
  NAIL_SHAPES,
  SKINS,
} from "@lacquer/contracts";
import { handOf, nailOutline, readLook, renderNails } from "@lacquer/nails";
import sharp from "sharp";
import { expect, it, vi } from "vitest";
import { handPicture } from "../../src/renderer/hand-picture.ts";
import { deltaE, labOf, linear, type Triple } from "../colour.ts";

// The test paints 24 hands, which takes long on a busy machine.
vi.setConfig({ testTimeout: 600_000 });

const WIDTH = 800;
const COLORS = [
  "#A61C3C",
  "#E9B7C0",
  "#27406B",
  "#EFE6DA",
  "#2F6B4F",
  "#C9792B",
  "#7B4FA3",
  "#D8C24A",
];
const FINISHES = [
  "glossy",
  "matte",
  "glossy",
  "satin",
  "glitter",
  "glossy",
  "chrome",
  "flake",
] as const;
/** Shapes that look alike at the size of a nail in a picture. */
const ALIKE: Partial<Record<NailShape, NailShape>> = {
  square: "squoval",
  oval: "rounded",
  "mountain-peak": "arrow-head",
  stiletto: "edge",
};
const familyOf = (shape: NailShape | undefined) => shape && (ALIKE[shape] ?? shape);
const kindOf = (finish: Finish | undefined) =>
  finish === "flake" || finish === "foil" ? "glitter" : finish;

interface Painted {
  settings: DesignSettings;
  pixels: { data: Uint8Array; width: number; height: number; channels: 3 };
  nails: NailGuide[];
}

/** Paints a hand. Returns it with the guides of its painted nails, as the finder would return them. */
async function painted(index: number): Promise<Painted> {
  const hand = handOf({ pose: index % 2 ? "upright" : "wide", skin: SKINS[index % 5] });
  const settings = designSettings.parse({
    nailShape: NAIL_SHAPES[(index * 7) % 12],
    nailLength: index % 3 ? "medium" : "long",
    finish: FINISHES[index % 8],
    baseColor: COLORS[(index * 3) % 8],
  });
  const photo = { width: WIDTH, height: Math.round((WIDTH * hand.height) / hand.width) };
  const tiles = renderNails({
    seed: `look ${index}`,
    imageIndex: 0,
    photoWidth: photo.width,
    photoHeight: photo.height,
    settings,
    weights: influenceWeights.parse({}),
    prompt: "",
    light: hand.light,
    references: [],
    nails: hand.guides.map((guide) => ({ guide })),
  });
  const { data } = await sharp(await handPicture(hand))
    .resize(photo)
    .removeAlpha()
    .composite(
      tiles.map(({ pixels, x, y, width, height }) => ({
        input: Buffer.from(pixels.buffer),
        raw: { width, height, channels: 4 as const },
        left: x,
        top: y,
      })),
    )
    .raw()
    .toBuffer({ resolveWithObject: true });
  const nails = hand.guides.map((guide) => wholeNail(guide, settings, photo));
  return { settings, pixels: { data: Uint8Array.from(data), ...photo, channels: 3 }, nails };
}

/** Returns a guide that covers the painted nail and not only the natural one. */
function wholeNail(
  guide: NailGuide,
  settings: DesignSettings,
  photo: { width: number; height: number },
): NailGuide {
  const radians = (guide.angle * Math.PI) / 180;
  const along = nailOutline(guide, settings, photo).map(
    ([x, y]) =>
      (x - guide.x * photo.width) * Math.sin(radians) -
      (y - guide.y * photo.height) * Math.cos(radians),
  );
  return { ...guide, length: Math.max(...along) / photo.width };
}

const apart = (one: string, other: string): number => deltaE(inLab(one), inLab(other));

function inLab(hex: string): Triple {
  const value = Number.parseInt(hex.slice(1), 16);
  const rgb = [value >> 16, (value >> 8) & 255, value & 255].map(linear);
  return labOf(rgb as unknown as Triple);
}

it("reads the shape, the colour and the finish back from pictures that the renderer painted", async () => {
  const shapes: boolean[] = [];
  const families: boolean[] = [];
  const finishes: boolean[] = [];
  const plain: number[] = [];
  const patterns: boolean[] = [];
  for (let index = 0; index < 24; index++) {
    const { settings, pixels, nails } = await painted(index);
    const seen = readLook(pixels, nails);
    shapes.push(seen.nailShape === settings.nailShape);
    families.push(familyOf(seen.nailShape) === familyOf(settings.nailShape));
    finishes.push(kindOf(seen.finish) === kindOf(settings.finish));
    patterns.push(seen.patternType === settings.patternType);
    // Glitter, flakes and chrome show many colours, of which none is the lacquer's own.
    const isPlain = ["glossy", "satin", "matte"].includes(settings.finish);
    if (isPlain) plain.push(apart(seen.baseColor ?? "#000000", settings.baseColor));
  }
  const share = (list: readonly boolean[]) => list.filter(Boolean).length;
  // Measured on 24 hands: 16 shapes are exact and 21 are right or alike, 22 finishes and 24 patterns are right, and
  // colours differ by ΔE2000 3.0 at most.
  expect(share(shapes)).toBeGreaterThanOrEqual(14);
  expect(share(families)).toBeGreaterThanOrEqual(20);
  expect(share(finishes)).toBeGreaterThanOrEqual(21);
  expect(share(patterns)).toBeGreaterThanOrEqual(23);
  expect(plain).toHaveLength(15);
  expect(Math.max(...plain)).toBeLessThanOrEqual(6);
});
