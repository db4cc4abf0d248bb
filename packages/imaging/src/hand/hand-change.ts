import type { NailGuide } from "@lacquer/contracts";
import { estimateLight, readPhoto } from "@lacquer/nails";
import sharp from "sharp";
import type { RawPicture } from "../renderer/pictures.ts";
import { distance, type Perceived, perceive } from "./perceived.ts";

const SIDE = 384;
/** Differences up to `NOISE` are grain, compression and resampling. Everybody sees differences from `PLAIN` on. */
const NOISE = 0.025;
const PLAIN = 0.125;
/** The distance around a nail in which the hand's pixels are searched, in lengths of the nail. */
const REACH = 7;
/**
 * How much a pixel of skin may differ from the skin's own colour, in hue and saturation (`hue`) and in lightness
 * (`light`).
 */
const SKIN = { hue: 0.075, light: 0.34 };
/** If less than this share of the picture has the colour of skin, everything around the nails counts as hand. */
const SKIN_LEAST = 0.01;

async function skinTones(
  photo: RawPicture,
  nails: readonly NailGuide[],
): Promise<readonly { lab: readonly [number, number, number]; guide: NailGuide }[]> {
  const { nails: around = [] } = estimateLight(readPhoto(photo), nails);
  const tones = await Promise.all(
    around.map(({ skin }) => {
      const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(skin.slice(at, at + 2), 16));
      const data = Uint8Array.from(
        Array.from({ length: 9 }, () => [r ?? 0, g ?? 0, b ?? 0]).flat(),
      );
      return perceive({ data, width: 3, height: 3, channels: 3 }, { width: 1, height: 1 });
    }),
  );
  return nails.map((guide, i) => {
    const [l = 0, a = 0, b = 0] = tones[i]?.lab ?? [];
    return { guide, lab: [l, a, b] };
  });
}

/** Marks the hand's pixels outside the region: those near a nail that have the colour of the skin beside the nail. */
async function handPixels(
  photo: RawPicture,
  seen: Perceived,
  region: Uint8Array,
  nails: readonly NailGuide[],
): Promise<Uint8Array> {
  const { width, height, lab } = seen;
  const skin = new Uint8Array(width * height);
  const near = new Uint8Array(width * height);
  const tones = (await skinTones(photo, nails)).map(({ guide, lab: tone }) => ({
    tone,
    x: guide.x * width,
    y: guide.y * height,
    reach: guide.length * width * REACH,
  }));
  let found = 0;
  for (let pixel = 0; pixel < skin.length; pixel++) {
    if ((region[pixel] ?? 0) > 0) continue;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    for (const { tone, x: nailX, y: nailY, reach } of tones) {
      if (Math.hypot(x - nailX, y - nailY) > reach) continue;
      near[pixel] = 1;
      const [l, a, b] = [lab[pixel * 3] ?? 0, lab[pixel * 3 + 1] ?? 0, lab[pixel * 3 + 2] ?? 0];
      if (Math.hypot(a - tone[1], b - tone[2]) > SKIN.hue || Math.abs(l - tone[0]) > SKIN.light)
        continue;
      skin[pixel] = 1;
      found++;
      break;
    }
  }
  return found >= skin.length * SKIN_LEAST ? skin : near;
}

/**
 * Returns how much of the hand outside the region differs between two pictures of the same size, from 0 (no visible
 * difference) to 100 (a plain difference everywhere). Grain and compression do not count.
 */
export async function handChange(
  photo: RawPicture,
  result: RawPicture,
  region: Uint8Array,
  nails: readonly NailGuide[],
): Promise<number> {
  const scale = Math.min(1, SIDE / Math.max(photo.width, photo.height));
  const size = {
    width: Math.max(1, Math.round(photo.width * scale)),
    height: Math.max(1, Math.round(photo.height * scale)),
  };
  const [before, after] = [await perceive(photo, size), await perceive(result, size)];
  const covered = await sharp(region, {
    raw: { width: photo.width, height: photo.height, channels: 1 },
  })
    .resize(size.width, size.height, { fit: "fill" })
    .extractChannel(0)
    .raw()
    .toBuffer();
  const hand = await handPixels(photo, before, covered, nails);
  let [sum, count] = [0, 0];
  for (let pixel = 0; pixel < hand.length; pixel++) {
    if (!hand[pixel]) continue;
    const differs = distance(before, pixel * 3, after, pixel * 3);
    sum += Math.min(1, Math.max(0, (differs - NOISE) / (PLAIN - NOISE)));
    count++;
  }
  return count > 0 ? (sum / count) * 100 : 0;
}
