import { existsSync } from "node:fs";
import path from "node:path";
import {
  type DesignSettings,
  type DesignSettingsInput,
  designSettings,
  FINISHES,
  influenceWeights,
  NAIL_SHAPES,
  PATTERNS,
  TEXTURES,
} from "@lacquer/contracts";
import { createRenderer } from "@lacquer/imaging";
import {
  balanced,
  balanceOf,
  estimateLight,
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
import { launchBrowser } from "./browser.ts";

/** Every finish, texture and pattern at least once. */
const DESIGNS: DesignSettingsInput[] = [
  { finish: "glossy", patternType: "floral", nailShape: "almond", baseColor: "#17234D" },
  { finish: "chrome", patternType: "ombre", nailShape: "ballerina", baseColor: "#C0C4CC" },
  { finish: "glitter", patternType: "marble", texture: "crackle", nailLength: "long" },
  { finish: "jelly", patternType: "animal", nailShape: "square", nailLength: "extra-long" },
  { finish: "cateye", texture: "velvet", nailShape: "stiletto", baseColor: "#0F6B4A" },
  { finish: "metallic", patternType: "geometric", texture: "3d-gel", styleVibe: "futuristic" },
  { finish: "matte", patternType: "swirl", texture: "ribbed", nailShape: "lipstick" },
  { finish: "satin", patternType: "dots", nailShape: "flare" },
  { finish: "glossy", patternType: "french", nailShape: "squoval", accentColor: "#FFFFFF" },
  { finish: "holographic", nailShape: "oval", baseColor: "#D9D6E8" },
  { finish: "duochrome", nailShape: "rounded", baseColor: "#2B1C5A", accentColor: "#1F8A70" },
  { finish: "flake", nailShape: "mountain-peak", baseColor: "#10131F" },
  { finish: "pearl", nailShape: "edge", baseColor: "#EFD9D0" },
  { finish: "shimmer", nailShape: "arrow-head", baseColor: "#8A3B52" },
  { finish: "milky", nailShape: "oval", nailLength: "short", baseColor: "#F2DDD8" },
  { finish: "chrome", nailShape: "oval", light: { angle: 215, height: 0.2 }, whiteBalance: "auto" },
  { finish: "foil", nailShape: "ballerina", baseColor: "#3A1020" },
];

test("every finish, pattern, texture and shape is among the designs", () => {
  const met = (of: (design: DesignSettings) => string): string[] =>
    [...new Set(DESIGNS.map((design) => of(designSettings.parse(design))))].toSorted();
  expect(met(({ finish }) => finish)).toEqual([...FINISHES].toSorted());
  expect(met(({ patternType }) => patternType)).toEqual([...PATTERNS].toSorted());
  expect(met(({ texture }) => texture)).toEqual([...TEXTURES].toSorted());
  expect(met(({ nailShape }) => nailShape)).toEqual([...NAIL_SHAPES].toSorted());
});

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

/** The painter as a page can load it. */
async function painterScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents:
        'export { balanced, balanceOf, estimateLight, readPhoto, renderNails } from "@lacquer/nails";',
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

/** The light and the tiles as Chromium reckons them, the tiles' bytes as base64. */
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
      const balance = given.settings.whiteBalance === "auto" ? painter.balanceOf(reading) : null;
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

/** The photo with tiles over it. */
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

/** Mean absolute difference in percent: over the whole picture, and where either differs from the photo. */
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
    const balance = settings.whiteBalance === "auto" ? balanceOf(reading) : null;
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
    // Every byte, before anything is encoded.
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
