/**
 * Draws contact sheets of the renderer's work on real photos, so that people can judge it. Each of three photos has a
 * page with twelve shapes down and nine patterns across. Finishes and textures alternate, so that each is drawn with
 * every shape and pattern. `node bench/contact-sheet.ts [--photos <folder>] [--out <folder>]`. The folder of photos
 * holds NAME.jpg and NAME-nails.png (white = nail). The guides are taken from the masks.
 */
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  type DesignSettings,
  designSettings,
  FINISHES,
  influenceWeights,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  type NailGuide,
  PATTERNS,
  TEXTURES,
} from "@lacquer/contracts";
import sharp from "sharp";
import type { MadeImage } from "../src/image-provider.ts";
import { createRenderer } from "../src/renderer/renderer.ts";
import { guidesFromMask } from "./mask-guides.ts";

const CELL = 300;
const PAGES = 3;
const PHOTO_WIDTH = 900;
const ROOT = resolve(import.meta.dirname, "../../..");

const COLORS: readonly (readonly [string, string])[] = [
  ["#B3122D", "#FFFFFF"],
  ["#E8BFB2", "#FFFFFF"],
  ["#0F6B4A", "#E3BE6A"],
  ["#F4F1EC", "#6B6F7A"],
  ["#17234D", "#F1E4D8"],
  ["#FF6B9D", "#FFF3B0"],
  ["#C0C4CC", "#2B2F3A"],
];

const { values } = parseArgs({
  options: {
    photos: { type: "string", default: resolve(ROOT, "../shared/photos") },
    out: { type: "string", default: join(ROOT, "node_modules/.cache/contact-sheet") },
  },
});

/**
 * Returns the design of one cell. Eight finishes and seven colours do not divide evenly into nine patterns, so the
 * combinations keep changing.
 */
function designAt(page: number, row: number, column: number): DesignSettings {
  const turn = row + column + page * 3;
  const at = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];
  const [baseColor, accentColor] = at(COLORS, row * 2 + column * 3 + page) ?? [
    "#B3122D",
    "#FFFFFF",
  ];
  return designSettings.parse({
    nailShape: at(NAIL_SHAPES, row),
    patternType: at(PATTERNS, column),
    finish: at(FINISHES, turn),
    // Only every third cell has a texture, because relief on all cells would hide the patterns.
    texture: turn % 3 === 0 ? at(TEXTURES, row + 2 * column + page) : "smooth",
    nailLength: at(NAIL_LENGTHS, row + column),
    baseColor,
    accentColor,
  });
}

/** Cuts out the square around the largest nails and scales it to the cell's size. */
async function closeUp(made: MadeImage, guides: readonly NailGuide[]): Promise<Buffer> {
  const seen = guides.toSorted((a, b) => b.width - a.width).slice(0, 3);
  const xs = seen.map(({ x }) => x * made.width);
  const ys = seen.map(({ y }) => y * made.height);
  const reach = Math.max(...seen.map(({ length }) => length * made.width)) * 2.6;
  const spread = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const side = Math.floor(Math.min(made.width, made.height, spread + reach));
  const from = (places: number[], limit: number, up: number): number => {
    const middle = (Math.max(...places) + Math.min(...places)) / 2 - up;
    return Math.round(Math.min(limit - side, Math.max(0, middle - side / 2)));
  };
  const box = { left: from(xs, made.width, 0), top: from(ys, made.height, reach * 0.15) };
  return sharp(made.bytes)
    .extract({ ...box, width: side, height: side })
    .resize(CELL, CELL)
    .png()
    .toBuffer();
}

/** Returns the photos with the largest nails, because large nails show the most detail. */
async function bestPhotos(folder: string): Promise<{ name: string; guides: NailGuide[] }[]> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".jpg"))
    .map((name) => name.slice(0, -4));
  const all = [];
  for (const name of names) {
    const guides = await guidesFromMask(join(folder, `${name}-nails.png`), [0.5, 0.6]);
    const widths = guides.map(({ width }) => width).toSorted((a, b) => b - a);
    all.push({ name, guides, width: widths[2] ?? 0 });
  }
  return all.toSorted((a, b) => b.width - a.width).slice(0, PAGES);
}

async function drawPage(page: number, photo: Buffer, guides: NailGuide[]): Promise<Buffer> {
  const renderer = createRenderer();
  const cells: { input: Buffer; left: number; top: number }[] = [];
  for (let row = 0; row < NAIL_SHAPES.length; row++) {
    for (let column = 0; column < PATTERNS.length; column++) {
      const request = {
        seed: `${page}`,
        variationSeed: "bench",
        variation: "same" as const,
        imageIndex: 0,
        imageCount: 1,
        prompt: "",
        settings: designAt(page, row, column),
        weights: influenceWeights.parse({}),
        nails: guides.map((guide) => ({ guide, drawing: null, reference: null })),
        photo,
        drawing: null,
        references: [],
      };
      const made = await renderer.make(request, new AbortController().signal, () => undefined);
      cells.push({ input: await closeUp(made, guides), left: column * CELL, top: row * CELL });
    }
  }
  const size = { width: PATTERNS.length * CELL, height: NAIL_SHAPES.length * CELL };
  return sharp({ create: { ...size, channels: 3, background: "#ffffff" } })
    .composite(cells)
    .png()
    .toBuffer();
}

if (existsSync(values.photos)) {
  mkdirSync(values.out, { recursive: true });
  for (const [page, { name, guides }] of (await bestPhotos(values.photos)).entries()) {
    const file = join(values.out, `page-${page + 1}.png`);
    const photo = await sharp(join(values.photos, `${name}.jpg`))
      .resize({ width: PHOTO_WIDTH })
      .jpeg({ quality: 95 })
      .toBuffer();
    await sharp(await drawPage(page, photo, guides)).toFile(file);
    console.log(`${NAIL_SHAPES.length * PATTERNS.length} designs on ${name} | ${file} | |`);
  }
} else {
  console.error(
    `No photos at ${values.photos}. Name a folder with --photos <folder>. It must contain photos of hands as NAME.jpg, each with a mask of its nails as NAME-nails.png.`,
  );
  process.exitCode = 1;
}
