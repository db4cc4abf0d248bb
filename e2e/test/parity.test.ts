import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  CHARM_SHAPES,
  designSettings,
  HAND_POSES,
  influenceWeights,
  NAIL_SHAPES,
  PATTERNS,
  type PlacedThing,
  SKINS,
  STONE_CUTS,
  TEXTURES,
} from "@lacquer/contracts";
import { createRenderer } from "@lacquer/imaging";
import {
  balanced,
  balanceFor,
  estimateLight,
  handOf,
  type Light,
  type NailDesign,
  type NailTile,
  readPhoto,
  rebalance,
  renderNails,
} from "@lacquer/nails";
import { handGuides, handPhoto } from "@lacquer/testing";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DESIGNS } from "./parity-designs.ts";
import { launchBrowser } from "./browser.ts";

test("the designs of this test hold every texture, pattern and shape", () => {
  const all = DESIGNS.map((design) => designSettings.parse(design));
  expect(new Set(all.map(({ texture }) => texture))).toEqual(new Set(TEXTURES));
  expect(new Set(all.map(({ patternType }) => patternType))).toEqual(new Set(PATTERNS));
  expect(new Set(all.map(({ nailShape }) => nailShape))).toEqual(new Set(NAIL_SHAPES));
});

/** Every kind and form of stone, pearl and charm, spread over the nails. */
const THINGS: PlacedThing[] = [
  ...STONE_CUTS.map((form) => ({ kind: "stone", form, size: 0.3 }) as const),
  { kind: "stone", size: 0.34, color: "#1A4FA0", setting: "#D8B25A", mirrored: true } as const,
  ...CHARM_SHAPES.map((form) => ({ kind: "charm", form, size: 0.4 }) as const),
  { kind: "pearl", size: 0.3, color: "#EFC4CC" } as const,
  { kind: "foil", size: 0.4 } as const,
  { kind: "decal", size: 0.5, imageUrl: "/files/uploads/decal", mirrored: true } as const,
].map((thing, i) => ({
  ...thing,
  x: 0.35 + 0.3 * (i % 2),
  y: 0.2 + 0.09 * (i % 7),
  angle: 23 * i,
}));

/** A picture with an edge, a gradient and a transparent part. */
const DECAL = {
  data: Uint8ClampedArray.from({ length: 32 * 32 * 4 }, (_, i) =>
    i % 4 === 3 ? (i > 3000 ? 90 : 255) : (i * 7 + (i % 128)) % 256,
  ),
  width: 32,
  height: 32,
};

const REAL_PHOTO = path.resolve(import.meta.dirname, "../../../shared/photos/hand-06.jpg");

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ content: await painterScript() });
});
afterAll(() => browser.close());

interface Raw {
  data: Uint8Array;
  width: number;
  height: number;
}

/** The painter as a script that a page can load. */
async function painterScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents:
        'export { balanced, balanceFor, estimateLight, handOf, readPhoto, renderNails } from "@lacquer/nails";',
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "painter",
    target: "es2022",
  });
  const [script] = outputFiles;
  if (!script) throw new Error("The painter was not bundled.");
  return script.text;
}

type Painter = typeof import("@lacquer/nails");

/** The light and the tiles as Chromium computes them. The tiles' bytes are base64. */
function paintedInPage(
  photo: Raw,
  design: Omit<NailDesign, "light">,
): Promise<{ light: Light; tiles: (Omit<NailTile, "pixels"> & { bytes: string })[] }> {
  const pixels = Buffer.from(photo.data).toString("base64");
  return page.evaluate(
    ({ pixels: encoded, width, height, given }) => {
      const { painter } = globalThis as unknown as { painter: Painter };
      const data = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      const guides = given.nails.map(({ guide }) => guide);
      const reading = painter.readPhoto({ data, width, height, channels: 3 });
      const balance = painter.balanceFor(reading, given.settings);
      const seen = balance ? painter.balanced(reading, balance) : reading;
      const light = painter.estimateLight(seen, guides);
      const tiles = painter.renderNails({ ...given, light }).map(({ pixels: bytes, ...tile }) => {
        let text = "";
        for (let at = 0; at < bytes.length; at += 8192)
          text += String.fromCharCode(...bytes.subarray(at, at + 8192));
        return { ...tile, bytes: btoa(text) };
      });
      return { light, tiles };
    },
    { pixels, width: photo.width, height: photo.height, given: design },
  );
}

/** Returns the photo with tiles over it. */
function laid(photo: Raw, tiles: Awaited<ReturnType<typeof paintedInPage>>["tiles"]): Raw {
  const data = Uint8Array.from(photo.data);
  for (const tile of tiles) {
    const over = Buffer.from(tile.bytes, "base64");
    for (let i = 0; i < tile.width * tile.height; i++) {
      const alpha = (over[i * 4 + 3] ?? 0) / 255;
      const row = tile.y + Math.floor(i / tile.width);
      const to = (row * photo.width + tile.x + (i % tile.width)) * 3;
      for (let c = 0; c < 3; c++)
        data[to + c] = Math.round(
          (data[to + c] ?? 0) * (1 - alpha) + (over[i * 4 + c] ?? 0) * alpha,
        );
    }
  }
  return { ...photo, data };
}

/**
 * The mean absolute difference in percent, over the whole picture, and over the pixels where either picture differs
 * from the photo.
 */
function errors(one: Raw, other: Raw, bare: Raw): { whole: number; nails: number } {
  let [whole, nails, counted] = [0, 0, 0];
  for (let i = 0; i < bare.data.length; i += 3) {
    let [error, painted] = [0, false];
    for (let k = i; k < i + 3; k++) {
      const [a, b, c] = [one.data[k] ?? 0, other.data[k] ?? 0, bare.data[k] ?? 0];
      error += Math.abs(a - b) / 3;
      painted ||= Math.abs(a - c) > 12;
    }
    whole += error;
    if (!painted) continue;
    nails += error;
    counted++;
  }
  const percent = (sum: number, count: number): number => (sum / count / 255) * 100;
  return { whole: percent(whole, bare.data.length / 3), nails: percent(nails, counted) };
}

test("preview and worker paint things with the same bytes", async () => {
  const size = { width: 700, height: 500 };
  const bare: Raw = { data: new Uint8Array(size.width * size.height * 3).fill(190), ...size };
  const guides = handGuides();
  const nails = guides.map((guide, i) => {
    const placed = THINGS.filter((_, at) => at % guides.length === i);
    return {
      guide: { ...guide, design: { placed } },
      decals: placed.map(({ kind }) => (kind === "decal" ? DECAL : null)),
    };
  });
  const design: Omit<NailDesign, "light"> = {
    photoWidth: size.width,
    photoHeight: size.height,
    nails,
    settings: designSettings.parse({ nailLength: "long", topper: "shimmer" }),
    weights: influenceWeights.parse({}),
    prompt: "",
    references: [],
    seed: "things",
    imageIndex: 0,
  };
  const light = estimateLight(readPhoto({ ...bare, channels: 3 }), guides);
  const here = renderNails({ ...design, light }).map(({ pixels }) =>
    Buffer.from(pixels).toString("base64"),
  );
  const inPage = await paintedInPage(bare, design);
  expect(inPage.tiles.map(({ bytes }) => bytes)).toEqual(here);
  const without = { ...design, nails: guides.map((guide) => ({ guide })) };
  const plain = renderNails({ ...without, light }).map(({ pixels }) =>
    Buffer.from(pixels).toString("base64"),
  );
  expect(here.filter((bytes, i) => bytes === plain[i])).toEqual([]);
});

test("preview and worker paint the same bytes, and the finished image is that picture", async () => {
  const source = existsSync(REAL_PHOTO) ? REAL_PHOTO : await handPhoto();
  const photo = await sharp(source).resize({ width: 700 }).removeAlpha().png().toBuffer();
  const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true });
  const size = { width: info.width, height: info.height };
  const guides = handGuides();
  const reading = readPhoto({ data, ...size, channels: 3 });
  const renderer = createRenderer();
  const weights = influenceWeights.parse({});
  for (const chosen of DESIGNS) {
    const settings = designSettings.parse(chosen);
    const balance = balanceFor(reading, settings);
    const light: Light = estimateLight(balance ? balanced(reading, balance) : reading, guides);
    const bare: Raw = { data: Uint8Array.from(data), ...size };
    if (balance) rebalance({ ...bare, channels: 3 }, balance);
    const made = await renderer.make(
      {
        seed: "parity",
        variationSeed: "parity",
        variation: "same",
        imageIndex: 0,
        imageCount: 1,
        prompt: "",
        settings,
        weights,
        nails: guides.map((guide) => ({ guide, drawing: null, reference: null })),
        photo,
        drawing: null,
        references: [],
      },
      new AbortController().signal,
      () => undefined,
    );
    const finished = { data: await sharp(made.bytes).removeAlpha().raw().toBuffer(), ...size };
    const design: Omit<NailDesign, "light"> = {
      photoWidth: size.width,
      photoHeight: size.height,
      nails: guides.map((guide) => ({ guide })),
      settings,
      weights,
      prompt: "",
      references: [],
      seed: "parity",
      imageIndex: 0,
    };
    const inPage = await paintedInPage({ data, ...size }, design);
    expect(inPage.light).toEqual(light);
    const here = renderNails({ ...design, light }).map(({ pixels, ...tile }) => ({
      ...tile,
      bytes: Buffer.from(pixels).toString("base64"),
    }));
    // Compares all bytes before anything is encoded.
    expect(inPage.tiles.map(({ bytes }) => bytes)).toEqual(here.map(({ bytes }) => bytes));
    expect(inPage.tiles).toEqual(here);
    const preview = laid(bare, inPage.tiles);
    const { whole, nails } = errors(preview, finished, bare);
    const name = `${settings.finish}, ${settings.patternType}, ${settings.texture}`;
    expect(nails, `${name}: nails`).toBeLessThanOrEqual(2);
    expect(nails, `${name}: nothing was painted`).toBeGreaterThan(0);
    expect(whole, `${name}: whole picture`).toBeLessThanOrEqual(2);
  }
});

/** The rendered hand's nails as Chromium paints them, and the hand's picture as Chromium decodes it. */
function handInPage(file: Buffer, given: Omit<NailDesign, "light" | "nails">) {
  return page.evaluate(
    async ({ encoded, design }) => {
      const { handOf: known, renderNails: paint } = (globalThis as unknown as { painter: Painter })
        .painter;
      const base64 = (bytes: Uint8ClampedArray): string => {
        let text = "";
        for (let at = 0; at < bytes.length; at += 8192)
          text += String.fromCharCode(...bytes.subarray(at, at + 8192));
        return btoa(text);
      };
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/webp" }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext("2d");
      if (!context) throw new Error("This browser gave no canvas.");
      context.drawImage(bitmap, 0, 0);
      const { guides, light } = known(design.settings.hand);
      const nails = guides.map((guide) => ({ guide }));
      return {
        picture: base64(context.getImageData(0, 0, canvas.width, canvas.height).data),
        tiles: paint({ ...design, nails, light }).map(({ pixels, ...tile }) => ({
          ...tile,
          bytes: base64(pixels),
        })),
      };
    },
    { encoded: file.toString("base64"), design: given },
  );
}

const HANDS = path.resolve(import.meta.dirname, "../../packages/nails/src/hand/pictures");
const CHOICES = HAND_POSES.flatMap((pose) => SKINS.map((skin) => ({ pose, skin })));

test.each(CHOICES)(
  "without a photo preview and worker paint the same bytes on the same hand: $pose, $skin",
  async (hand) => {
    const settings = designSettings.parse({ finish: "cateye", patternType: "french", hand });
    const weights = influenceWeights.parse({});
    const { file, width, height, guides, light } = handOf(hand);
    const design: Omit<NailDesign, "light" | "nails"> = {
      photoWidth: width,
      photoHeight: height,
      settings,
      weights,
      prompt: "",
      references: [],
      seed: "parity",
      imageIndex: 0,
    };
    const encoded = await readFile(path.join(HANDS, file));
    const inPage = await handInPage(encoded, design);
    const nails = guides.map((guide) => ({ guide }));
    const here = renderNails({ ...design, nails, light }).map(({ pixels, ...tile }) => ({
      ...tile,
      bytes: Buffer.from(pixels).toString("base64"),
    }));
    expect(inPage.tiles).toEqual(here);
    const bare = await sharp(encoded).raw().toBuffer();
    const seen = Buffer.from(inPage.picture, "base64").filter((_, i) => i % 4 < 3);
    expect(digest(seen)).toBe(digest(bare));
    const made = await createRenderer().make(
      {
        seed: "parity",
        variationSeed: "parity",
        variation: "same",
        imageIndex: 0,
        imageCount: 1,
        prompt: "",
        settings,
        weights,
        nails: [],
        photo: null,
        drawing: null,
        references: [],
      },
      new AbortController().signal,
      () => undefined,
    );
    const finished = { data: await sharp(made.bytes).raw().toBuffer(), width, height };
    const hands = { data: bare, width, height };
    const { whole, nails: painted } = errors(laid(hands, inPage.tiles), finished, hands);
    expect(whole).toBeLessThanOrEqual(1);
    expect(painted).toBeGreaterThan(0);
    expect(painted).toBeLessThanOrEqual(2);
  },
);

const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
