import { join } from "node:path";
import type { HandPose } from "@lacquer/contracts";
import sharp from "sharp";
import { anatomyOf } from "./anatomy.ts";
import { fieldOf } from "./field.ts";
import { lightOn } from "./light.ts";
import { smoothstep } from "./noise.ts";
import { POSES } from "./poses.ts";
import { type Relief, reliefOf } from "./relief.ts";
import { spread } from "./skin.ts";

/** The masks are drawn at this fraction of the picture's size. */
const SHARE = 0.5;
/**
 * The number of rays to the window and to the dome. The masks need fewer rays than the pictures, because the shadow is
 * blurred afterwards.
 */
const KEY_RAYS = 48;
const DOME_RAYS = 32;
/** The size of the shadow's mask, as a fraction of the size of the hand's mask. */
const SHADOW_SHARE = 0.375;
/** How far the shadow is blurred, in pixels of the mask. */
const SOFT_PX = 3;
/** The shadow is left out where it takes away a smaller share of the light than this. */
const FAINT = 0.015;
/** Towards the picture's edge, the shadow fades out over this fraction of the picture's width. */
const FADE_SHARE = 0.12;

/**
 * Writes two masks of a pose, which are the same for every skin. One shows where the hand is, the other how much light
 * its shadow takes from the table. With these masks, the studio shows the hand without the table on a ground of any
 * colour.
 */
export async function makeCutout(pose: HandPose, folder: string): Promise<void> {
  const plan = POSES[pose];
  const view = {
    ...plan.view,
    width: Math.round(plan.view.width * SHARE),
    height: Math.round(plan.view.height * SHARE),
    scale: plan.view.scale * SHARE,
  };
  const anatomy = anatomyOf(plan);
  const relief = reliefOf(anatomy, fieldOf(anatomy), view);
  const lit = lightOn(relief, KEY_RAYS, DOME_RAYS);
  // The outermost part of the edge is left out, because the picture's pixels there also show the table.
  const hand = relief.cover.map((share) => Math.max(0, share * 2 - 1));
  const shadow = shadowOf(relief, lit.table);
  const size = { width: view.width, height: view.height };
  await write(join(folder, `${pose}-cut.webp`), hand, size, 1);
  await write(join(folder, `${pose}-shadow.webp`), shadow, size, SHADOW_SHARE);
}

/**
 * Returns the share of the table's light that is missing at each pixel. Under the hand's edge, the shadow is continued
 * from outside, so that the hand has no dark outline on its bright side.
 */
function shadowOf({ cover, width }: Relief, table: Float32Array): Float32Array {
  const outside = cover.map((share) => (share > 0 ? 0 : 1));
  const shadow = table.map((light) => Math.min(1, Math.max(0, 1 - light)));
  spread(shadow, outside, width, SOFT_PX);
  // The shadow fades out before the picture's edges. Otherwise, a faint rest of the shadow would make the edges
  // visible.
  return shadow.map((dark, i) => {
    const x = i % width;
    const toEdge = Math.min(x, width - 1 - x, Math.floor(i / width));
    return Math.max(0, dark - FAINT) * smoothstep(0, FADE_SHARE * width, toEdge);
  });
}

async function write(
  file: string,
  alpha: Float32Array,
  { width, height }: { width: number; height: number },
  share: number,
): Promise<void> {
  const pixels = Buffer.alloc(width * height * 4);
  alpha.forEach((value, i) => (pixels[i * 4 + 3] = Math.round(value * 255)));
  const { size } = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .resize(Math.round(width * share))
    .webp({ quality: 60, alphaQuality: 90, effort: 6 })
    .toFile(file);
  process.stdout.write(`${file} ${Math.round(size / 1000)} kB\n`);
}
