import { existsSync } from "node:fs";
import path from "node:path";
import { type DesignSettingsInput, designSettings, influenceWeights } from "@lacquer/contracts";
import { createRenderer } from "@lacquer/imaging";
import { type Light, type NailDesign, estimateLight, renderNails } from "@lacquer/nails";
import { handGuides, handPhoto } from "@lacquer/testing";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";

/** The slowest painters, and those that a rasteriser treats most specially. */
const DESIGNS: DesignSettingsInput[] = [
  { finish: "glossy", patternType: "floral", nailShape: "almond", baseColor: "#17234D" },
  { finish: "chrome", patternType: "ombre", nailShape: "ballerina", baseColor: "#C0C4CC" },
  { finish: "glitter", patternType: "marble", texture: "crackle", nailLength: "long" },
  { finish: "jelly", patternType: "animal", nailShape: "square", nailLength: "extra-long" },
  { finish: "cateye", texture: "velvet", nailShape: "stiletto", baseColor: "#0F6B4A" },
  { finish: "metallic", patternType: "geometric", texture: "3d-gel", styleVibe: "futuristic" },
];

const REAL_PHOTO = path.resolve(import.meta.dirname, "../../../shared/photos/hand-06.jpg");

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

interface Raw {
  data: Uint8Array;
  width: number;
  height: number;
}

/** What the browser shows: the photo with each tile over it, pixel by pixel. */
async function shown(photo: Buffer, design: NailDesign): Promise<Raw> {
  const { photoWidth: width, photoHeight: height } = design;
  const encoded = await page.evaluate(
    async ({ photo: source, tiles, size }) => {
      const picture = async (src: string): Promise<HTMLImageElement> => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return image;
      };
      const canvas = document.createElement("canvas");
      Object.assign(canvas, size);
      const context = canvas.getContext("2d");
      if (!context) throw new Error("There is no canvas.");
      context.drawImage(await picture(source), 0, 0);
      for (const { svg, x, y } of tiles)
        context.drawImage(await picture(`data:image/svg+xml,${encodeURIComponent(svg)}`), x, y);
      return canvas.toDataURL("image/png");
    },
    {
      photo: `data:image/png;base64,${photo.toString("base64")}`,
      tiles: renderNails(design),
      size: { width, height },
    },
  );
  const png = Buffer.from(encoded.split(",")[1] ?? "", "base64");
  return { data: await sharp(png).removeAlpha().raw().toBuffer(), width, height };
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

test("preview and finished image are the same picture", async () => {
  const source = existsSync(REAL_PHOTO) ? REAL_PHOTO : await handPhoto();
  const photo = await sharp(source).resize({ width: 700 }).removeAlpha().png().toBuffer();
  const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true });
  const size = { width: info.width, height: info.height };
  const guides = handGuides();
  const light: Light = estimateLight({ data, ...size, channels: 3 }, guides);
  const renderer = createRenderer();
  const weights = influenceWeights.parse({});
  for (const chosen of DESIGNS) {
    const settings = designSettings.parse(chosen);
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
    const preview = await shown(photo, {
      photoWidth: size.width,
      photoHeight: size.height,
      nails: guides.map((guide) => ({ guide })),
      settings,
      weights,
      prompt: "",
      references: [],
      seed: "parity",
      imageIndex: 0,
      light,
    });
    const { whole, nails } = errors(preview, finished, { data, ...size });
    const name = `${settings.finish}, ${settings.patternType}, ${settings.texture}`;
    expect(nails, `${name}: nails`).toBeLessThanOrEqual(2);
    expect(nails, `${name}: nothing was painted`).toBeGreaterThan(0);
    expect(whole, `${name}: whole picture`).toBeLessThanOrEqual(2);
  }
});
