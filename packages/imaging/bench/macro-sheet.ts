/**
 * `pnpm shots macro [--photos <folder>] [--photo NAME@x,y …] [--only <sheet,…>]`: draws the painter's work at four
 * times its size, for comparison with macro photographs. The pictures go into the folder `shots/macro`, which git
 * ignores. For each photo, it draws every finish on solid, every pattern on glossy, and twenty pairs of a finish and a
 * pattern, each as a close-up of one nail and its neighbours. The folder of photos holds NAME.jpg and NAME-nails.png
 * (white = nail). `x,y` is the middle of the hand in fractions of the photo; it shows at which end of each nail the
 * cuticle is. If `--photos` is left out and the usual folder of photos does not exist, the rendered hands are painted.
 */
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  designSettings,
  type DesignSettingsInput,
  FINISHES,
  influenceWeights,
  type NailGuide,
  PATTERNS,
} from "@lacquer/contracts";
import { handOf } from "@lacquer/nails";
import sharp from "sharp";
import type { ImageRequest } from "../src/image-provider.ts";
import { createRenderer } from "../src/renderer/renderer.ts";
import { guidesFromMask } from "./mask-guides.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const CELL = 400;
const COLUMNS = 4;
/** The usual length of the longer side of a user's photo, in pixels. */
const PHOTO_SIDE = 2048;
/** The side of a close-up, as a multiple of its nail's width. */
const SEEN = 2.7;

const { values } = parseArgs({
  options: {
    photos: { type: "string" },
    photo: {
      type: "string",
      multiple: true,
      default: ["hand-06@0.4,0.8", "hand-07@0.55,1.6", "hand-11@0.4,-0.3"],
    },
    only: { type: "string" },
    out: { type: "string", default: join(ROOT, "shots/macro") },
  },
});

const folder = values.photos ?? resolve(ROOT, "../shared/photos");

/** Ends the program with a message for the person who typed the command. */
function refuse(message: string): never {
  console.error(message);
  process.exit(1);
}

/** A hand to paint on: a photo with its guides, or a rendered hand in one of the skins. */
interface Subject {
  name: string;
  photo: Buffer | null;
  guides: NailGuide[];
  hand: DesignSettingsInput["hand"];
}

interface Cell {
  name: string;
  settings: DesignSettingsInput;
}

const COLORS: readonly (readonly [string, string])[] = [
  ["#B3122D", "#F4F1EC"],
  ["#E8BFB2", "#FFFFFF"],
  ["#0F6B4A", "#E3BE6A"],
  ["#17234D", "#F1E4D8"],
  ["#7A2B6B", "#F3C6D6"],
  ["#C0C4CC", "#2B2F3A"],
  ["#1B1B1E", "#D9B36A"],
];

/**
 * The colours in which people most often order a finish or a pattern. All other finishes and patterns take the colours
 * in turn.
 */
const USUAL: Record<string, readonly [string, string]> = {
  chrome: ["#C0C4CC", "#2B2F3A"],
  holographic: ["#C0C4CC", "#2B2F3A"],
  french: ["#E8BFB2", "#FFFFFF"],
  ombre: ["#E8BFB2", "#FFFFFF"],
  milky: ["#F0DCD6", "#FFFFFF"],
  pearl: ["#EFE6E0", "#D8C3CF"],
  marble: ["#F4F1EC", "#4A4D57"],
  glitter: ["#C9A227", "#FFFFFF"],
  foil: ["#D9B36A", "#2B2F3A"],
  cateye: ["#0F6B4A", "#E3BE6A"],
};

function cell(finish: string, patternType: string, turn: number): Cell {
  const fallback = COLORS[turn % COLORS.length] ?? ["#B3122D", "#F4F1EC"];
  const [baseColor, accentColor] = USUAL[patternType] ?? USUAL[finish] ?? fallback;
  const settings = { finish, patternType, baseColor, accentColor, nailShape: "almond" } as const;
  return {
    name: patternType === "solid" ? finish : `${patternType} ${finish}`,
    settings: { ...settings, nailLength: "medium" } as DesignSettingsInput,
  };
}

const SHEETS: Record<string, Cell[]> = {
  finishes: FINISHES.map((finish, i) => cell(finish, "solid", i)),
  patterns: PATTERNS.filter((pattern) => pattern !== "solid").map((pattern, i) =>
    cell("glossy", pattern, i + 3),
  ),
  pairs: Array.from({ length: 20 }, (_, i) =>
    cell(
      // Each pass through the list starts one finish later. Otherwise, a step that divides the list's length would
      // repeat a few finishes.
      FINISHES[(1 + i * 4 + Math.floor((i * 4) / FINISHES.length)) % FINISHES.length] ?? "matte",
      PATTERNS[1 + (i % (PATTERNS.length - 1))] ?? "french",
      i,
    ),
  ),
};

async function photographed(given: string): Promise<Subject> {
  const [name = "", place = "0.5,0.6"] = given.split("@");
  const [x = Number.NaN, y = Number.NaN] = place.split(",").map(Number);
  if (!Number.isFinite(x) || !Number.isFinite(y))
    refuse(
      `--photo ${given}: write NAME@x,y, where x,y is the middle of the hand in fractions of the photo.`,
    );
  for (const file of [`${name}.jpg`, `${name}-nails.png`])
    if (!existsSync(join(folder, file))) refuse(`There is no ${file} in ${folder}.`);
  const photo = await sharp(join(folder, `${name}.jpg`))
    .resize(PHOTO_SIDE, PHOTO_SIDE, { fit: "inside", kernel: "lanczos3" })
    .jpeg({ quality: 95 })
    .toBuffer();
  const guides = await guidesFromMask(join(folder, `${name}-nails.png`), [x, y]);
  return { name, photo, guides, hand: undefined };
}

function subjects(): Promise<Subject[]> {
  if (existsSync(folder)) return Promise.all(values.photo.map(photographed));
  // If the usual photos are missing, rendered hands replace them. Photos that were asked for are never replaced.
  if (values.photos !== undefined) refuse(`There is no folder ${resolve(folder)}.`);
  const hands = (["light", "medium", "deep"] as const).map((skin) => {
    const hand = { pose: "wide", skin } as const;
    return { name: skin, photo: null, guides: [...handOf(hand).guides], hand };
  });
  return Promise.resolve(hands);
}

const renderer = createRenderer();

/** The widest nail and its surroundings, enlarged. */
async function closeUp({ photo, guides, hand }: Subject, { settings, name }: Cell) {
  const request: ImageRequest = {
    seed: name,
    variationSeed: "macro",
    variation: "same",
    imageIndex: 0,
    imageCount: 1,
    prompt: "",
    settings: designSettings.parse({ ...settings, hand }),
    weights: influenceWeights.parse({}),
    nails: photo ? guides.map((guide) => ({ guide, drawing: null, reference: null })) : [],
    photo,
    drawing: null,
    references: [],
  };
  const made = await renderer.make(request, new AbortController().signal, () => undefined);
  const nail = guides.toSorted((a, b) => b.width - a.width)[0];
  if (!nail) throw new Error("No nail was found in the mask.");
  const side = Math.min(made.width, made.height, Math.round(nail.width * made.width * SEEN));
  const radians = (nail.angle * Math.PI) / 180;
  const up = nail.length * made.width * 0.6;
  const from = (middle: number, limit: number): number =>
    Math.round(Math.min(limit - side, Math.max(0, middle - side / 2)));
  return sharp(made.bytes)
    .extract({
      left: from(nail.x * made.width + Math.sin(radians) * up, made.width),
      top: from(nail.y * made.height - Math.cos(radians) * up, made.height),
      width: side,
      height: side,
    })
    .resize(CELL, CELL, { kernel: "cubic" })
    .png()
    .toBuffer();
}

async function drawSheet(subject: Subject, cells: readonly Cell[], file: string): Promise<void> {
  const parts = [];
  for (const [i, one] of cells.entries()) {
    const left = (i % COLUMNS) * CELL;
    const top = Math.floor(i / COLUMNS) * CELL;
    parts.push({ input: await closeUp(subject, one), left, top });
  }
  const size = { width: COLUMNS * CELL, height: Math.ceil(cells.length / COLUMNS) * CELL };
  await sharp({ create: { ...size, channels: 3, background: "#ffffff" } })
    .composite(parts)
    .png()
    .toFile(file);
}

const only = values.only?.split(",");
const unknown = only?.find((sheet) => !Object.hasOwn(SHEETS, sheet));
if (unknown !== undefined)
  refuse(`There is no sheet "${unknown}"; there are ${Object.keys(SHEETS).join(", ")}.`);
const painted = await subjects();
mkdirSync(values.out, { recursive: true });
for (const subject of painted) {
  for (const [sheet, cells] of Object.entries(SHEETS)) {
    if (only && !only.includes(sheet)) continue;
    const file = join(values.out, `${subject.name}-${sheet}.png`);
    await drawSheet(subject, cells, file);
    console.log(`${file}: ${cells.map(({ name }) => name).join(", ")}`);
  }
}
