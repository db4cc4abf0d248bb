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
  PATTERNS,
  TEXTURES,
} from "@lacquer/contracts";
import sharp from "sharp";
import { createRenderer } from "../src/index.ts";
import { guidesFromMask } from "./mask-guides.ts";

const CELL = 360;
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

const renderer = createRenderer();
const names = readdirSync(photos)
  .filter((name) => name.endsWith(".jpg"))
  .map((name) => name.slice(0, -4))
  .toSorted();
const cells: Buffer[] = [];
for (const [i, design] of designs.entries()) {
  const name = names[i % names.length] ?? "";
  const photo = await sharp(join(photos, `${name}.jpg`)).resize({ width: 1200 }).jpeg({ quality: 95 }).toBuffer();
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
  cells.push(await sharp(made.bytes).resize(CELL, CELL, { fit: "cover" }).png().toBuffer());
}
await sharp({
  create: { width: COLUMNS * CELL, height: Math.ceil(cells.length / COLUMNS) * CELL, channels: 3, background: "#ffffff" },
})
  .composite(cells.map((input, i) => ({ input, left: (i % COLUMNS) * CELL, top: Math.floor(i / COLUMNS) * CELL })))
  .png()
  .toFile(out);
console.log(`${cells.length} designs on ${names.length} photos: ${out}`);
