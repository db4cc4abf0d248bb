/**
 * Draws a sheet of the renderer's work on real photos, to be looked at:
 * `node bench/contact-sheet.ts --photos <folder> --out <file.png>`. The folder holds NAME.jpg and NAME-nails.png
 * (white = nail); guides are taken from the masks.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  type DesignSettingsInput,
  designSettings,
  FINISHES,
  influenceWeights,
  NAIL_SHAPES,
  type NailGuide,
  PATTERNS,
  TEXTURES,
} from "@lacquer/contracts";
import sharp from "sharp";
import { createRenderer, type MadeImage } from "../src/index.ts";
import { guidesFromMask } from "./mask-guides.ts";

const CELL = 400;
const COLUMNS = 6;

const { values } = parseArgs({ options: { photos: { type: "string" }, out: { type: "string" } } });
if (!values.photos || !values.out) throw new Error("Say --photos <folder> and --out <file.png>.");
const { photos, out } = values;

const COLORS: readonly (readonly [string, string])[] = [
  ["#B3122D", "#FFFFFF"],
  ["#E8BFB2", "#FFFFFF"],
  ["#0F6B4A", "#E3BE6A"],
  ["#F4F1EC", "#6B6F7A"],
  ["#17234D", "#F1E4D8"],
  ["#FF6B9D", "#FFF3B0"],
];

const designs: DesignSettingsInput[] = [
  ...NAIL_SHAPES.map((nailShape) => ({ nailShape })),
  ...FINISHES.map((finish) => ({ finish, nailShape: "almond" as const })),
  ...PATTERNS.map((patternType) => ({ patternType, nailShape: "ballerina" as const })),
  ...TEXTURES.map((texture) => ({ texture, nailShape: "squoval" as const })),
].map((design, i) => {
  const [baseColor, accentColor] = COLORS[i % COLORS.length] ?? ["#B3122D", "#FFFFFF"];
  return { ...design, baseColor, accentColor };
});

/** The square around the nails, as large as a cell. */
async function closeUp(made: MadeImage, guides: readonly NailGuide[]): Promise<Buffer> {
  const xs = guides.map(({ x }) => x * made.width);
  const ys = guides.map(({ y }) => y * made.height);
  const reach = Math.max(...guides.map(({ length }) => length * made.width)) * 2.2;
  const spread = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const side = Math.floor(Math.min(made.width, made.height, spread + reach));
  const from = (values: number[], limit: number): number => {
    const middle = (Math.max(...values) + Math.min(...values)) / 2;
    return Math.round(Math.min(limit - side, Math.max(0, middle - side / 2)));
  };
  const box = { left: from(xs, made.width), top: from(ys, made.height), width: side, height: side };
  return sharp(made.bytes).extract(box).resize(CELL, CELL).png().toBuffer();
}

const renderer = createRenderer();
const names = readdirSync(photos)
  .filter((name) => name.endsWith(".jpg"))
  .map((name) => name.slice(0, -4))
  .toSorted();
const cells: Buffer[] = [];
for (const [i, design] of designs.entries()) {
  const name = names[i % names.length] ?? "";
  const photo = await sharp(join(photos, `${name}.jpg`))
    .resize({ width: 1200 })
    .jpeg({ quality: 95 })
    .toBuffer();
  const guides = await guidesFromMask(join(photos, `${name}-nails.png`), [0.5, 0.6]);
  const made = await renderer.make(
    {
      seed: name,
      imageIndex: 0,
      imageCount: 1,
      prompt: "",
      settings: designSettings.parse(design),
      weights: influenceWeights.parse({}),
      nails: guides.map((guide) => ({ guide, drawing: null, reference: null })),
      photo,
      drawing: null,
      references: [],
    },
    new AbortController().signal,
    () => undefined,
  );
  cells.push(await closeUp(made, guides));
}
await sharp({
  create: {
    width: COLUMNS * CELL,
    height: Math.ceil(cells.length / COLUMNS) * CELL,
    channels: 3,
    background: "#ffffff",
  },
})
  .composite(
    cells.map((input, i) => ({
      input,
      left: (i % COLUMNS) * CELL,
      top: Math.floor(i / COLUMNS) * CELL,
    })),
  )
  .png()
  .toFile(out);
console.log(`${cells.length} designs on ${names.length} photos: ${out}`);
