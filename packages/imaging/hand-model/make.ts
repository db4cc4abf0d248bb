/**
 * Renders the hands that show a design without a photo, and writes them with their known nails and light into
 * packages/nails: `pnpm hands`. Use `--scale 0.5` for a quick preview, `--pose` and `--skin` to render only some hands,
 * and `--out` for another folder. A pose's nails, light and masks are written only when all its skins are rendered at
 * full size.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { HAND_POSES, type HandPose, type NailGuide, type Skin, SKINS } from "@lacquer/contracts";
import type { Light } from "@lacquer/nails";
import sharp from "sharp";
import { anatomyOf } from "./anatomy.ts";
import { makeCutout } from "./cutout.ts";
import { fieldOf } from "./field.ts";
import { guidesOf } from "./guides.ts";
import { knownLight } from "./known-light.ts";
import { lightOn } from "./light.ts";
import { POSES } from "./poses.ts";
import { reliefOf } from "./relief.ts";
import { paint } from "./skin.ts";
import { TONES } from "./tones.ts";
import type { View } from "./view.ts";

const NAILS = resolve(import.meta.dirname, "../../nails");
/** The number of rays to the window, large enough that the window's shadows show no steps. */
const KEY_RAYS = 110;
/** The number of rays to the dome of even light. */
const DOME_RAYS = 56;
const QUALITY = 88;

const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "1" },
    pose: { type: "string" },
    skin: { type: "string" },
    out: { type: "string", default: join(NAILS, "src/hand/pictures") },
  },
});

interface MadeHand {
  width: number;
  height: number;
  guides: NailGuide[];
  light: Partial<Record<Skin, Light>>;
}

/** Rounds the measured numbers, so that people can read the written data. */
const short = (_: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toPrecision(5)) : value;

/** A small picture of two fingers, shown where people choose a skin. */
async function swatch(data: Buffer, { width, height }: View, skin: Skin): Promise<void> {
  const side = Math.round(width * 0.14);
  await sharp(data, { raw: { width, height, channels: 3 } })
    .extract({
      left: Math.round(width * 0.54),
      top: Math.round(height * 0.25),
      width: side,
      height: side,
    })
    .resize(128, 128)
    .webp({ quality: 80, effort: 6 })
    .toFile(join(values.out, `skin-${skin}.webp`));
}

async function hand(pose: HandPose, skins: readonly Skin[], scale: number): Promise<MadeHand> {
  const plan = POSES[pose];
  const view = {
    ...plan.view,
    width: Math.round(plan.view.width * scale),
    height: Math.round(plan.view.height * scale),
    scale: plan.view.scale * scale,
  };
  const anatomy = anatomyOf(plan);
  const relief = reliefOf(anatomy, fieldOf(anatomy), view);
  const lit = lightOn(relief, KEY_RAYS, DOME_RAYS);
  const { width, height } = view;
  const guides = guidesOf(anatomy, view);
  const light: Partial<Record<Skin, Light>> = {};
  for (const skin of skins) {
    const file = join(values.out, `${pose}-${skin}.webp`);
    const pixels = paint(relief, lit, TONES[skin], 5);
    const { size } = await sharp(pixels, { raw: { width, height, channels: 3 } })
      // The picture is slightly blurred, because a lens is a little softer than a pixel.
      .blur(0.55)
      .webp({ quality: QUALITY, effort: 6, smartSubsample: true })
      .toFile(file);
    const data = await sharp(file).raw().toBuffer();
    if (pose === "wide") await swatch(data, view, skin);
    light[skin] = knownLight({ data, width, height }, guides);
    process.stdout.write(`${file} ${Math.round(size / 1000)} kB\n`);
  }
  return { width, height, guides, light };
}

mkdirSync(values.out, { recursive: true });
const poses = HAND_POSES.filter((pose) => !values.pose || pose === values.pose);
const skins = SKINS.filter((skin) => !values.skin || skin === values.skin);
for (const pose of poses) {
  process.stdout.write(`Hand ${pose} …\n`);
  const made = await hand(pose, skins, Number(values.scale));
  if (values.scale !== "1" || skins.length < SKINS.length) continue;
  const text = `// Written by \`pnpm hands\`; do not edit.\nimport type { KnownHand } from "./known-hand.ts";\n\nexport const ${pose.toUpperCase()}: KnownHand = ${JSON.stringify(made, short, 2)};\n`;
  await makeCutout(pose, values.out);
  writeFileSync(join(NAILS, `src/hand/${pose}.ts`), text);
}
