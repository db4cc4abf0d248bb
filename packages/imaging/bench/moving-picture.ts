/**
 * `pnpm picture`: paints the moving picture at the top of README.md, `docs/looks.webp`. The rendered hand shows one
 * look after another. The renderer paints these looks like any job without a photo.
 */
import { resolve } from "node:path";
import {
  designSettings,
  type DesignSettingsInput,
  type Finish,
  influenceWeights,
  type NailLength,
  type NailShape,
  type Pattern,
} from "@lacquer/contracts";
import sharp from "sharp";
import { createRenderer } from "../src/renderer/renderer.ts";

const FILE = resolve(import.meta.dirname, "../../../docs/looks.webp");
const WIDTH = 960;
/** The part of the painted picture that is shown, in fractions of its sides: the nails and enough of the hand. */
const KEPT = { left: 0.2, top: 0.03, width: 0.75, height: 0.84 };
/** For how long each look is shown. */
const SHOWN_MS = 1_500;
/** The share of the next look in each frame between two looks. */
const BETWEEN = [0.33, 0.67];
/** For how long each frame between two looks is shown. */
const BETWEEN_MS = 70;

const LOOKS: Record<string, DesignSettingsInput> = {
  "oxblood french": look("almond", "long", "glossy", "french", "#5E0B17", "#FFFFFF"),
  "silver chrome": look("almond", "long", "chrome", "solid", "#C0C4CC", "#2B2F3A"),
  "malachite cat-eye": look("ballerina", "long", "cateye", "solid", "#0F6B4A", "#E3BE6A"),
  "milk and rose": look("ballerina", "long", "glossy", "ombre", "#E8BFB2", "#FFFFFF"),
  "white marble": look("oval", "medium", "glossy", "marble", "#F4F1EC", "#4A4D57"),
  "midnight glitter": look("squoval", "medium", "glitter", "solid", "#17234D", "#D9B36A"),
  "matte plum": look("almond", "medium", "matte", "solid", "#5A2046", "#F3C6D6"),
};

function look(
  nailShape: NailShape,
  nailLength: NailLength,
  finish: Finish,
  patternType: Pattern,
  baseColor: string,
  accentColor: string,
): DesignSettingsInput {
  const hand = { pose: "wide", skin: "medium" } as const;
  return { nailShape, nailLength, finish, patternType, baseColor, accentColor, hand };
}

const renderer = createRenderer();

async function paint(name: string, settings: DesignSettingsInput): Promise<Buffer> {
  console.log(`Look ${name} …`);
  const request = {
    seed: "looks",
    variationSeed: "looks",
    variation: "same" as const,
    imageIndex: 0,
    imageCount: 1,
    prompt: "",
    settings: designSettings.parse(settings),
    weights: influenceWeights.parse({}),
    nails: [],
    photo: null,
    drawing: null,
    references: [],
  };
  const made = await renderer.make(request, new AbortController().signal, () => undefined);
  const kept = {
    left: Math.round(KEPT.left * made.width),
    top: Math.round(KEPT.top * made.height),
    width: Math.round(KEPT.width * made.width),
    height: Math.round(KEPT.height * made.height),
  };
  return sharp(made.bytes).extract(kept).resize(WIDTH).removeAlpha().raw().toBuffer();
}

const painted: Buffer[] = [];
for (const [name, settings] of Object.entries(LOOKS)) painted.push(await paint(name, settings));
const frames = painted.flatMap((one, at) => {
  const next = painted[(at + 1) % painted.length] ?? one;
  return [
    one,
    ...BETWEEN.map((share) => one.map((value, i) => value + ((next[i] ?? value) - value) * share)),
  ];
});
const height = frames[0] ? frames[0].length / WIDTH / 3 : 0;
const raw = {
  width: WIDTH,
  height: height * frames.length,
  channels: 3,
  pageHeight: height,
} as const;
const { size } = await sharp(Buffer.concat(frames), { raw })
  .webp({
    quality: 78,
    effort: 6,
    smartSubsample: true,
    minSize: true,
    loop: 0,
    delay: painted.flatMap(() => [SHOWN_MS, ...BETWEEN.map(() => BETWEEN_MS)]),
  })
  .toFile(FILE);
console.log(
  `${FILE}: ${painted.length} looks, ${WIDTH} × ${height}, ${Math.round(size / 1024)} kB`,
);
