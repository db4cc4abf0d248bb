import sharp from "sharp";
import type { RawPicture } from "../renderer/pictures.ts";
import { distance, type Perceived, perceive } from "./perceived.ts";

/** Both pictures are reduced for the comparison. This is the length of their longer side, in pixels. */
const SIDE = 256;
/** The largest shift that is tried, in pixels of the reduced pictures. */
const REACH = 6;
/**
 * A shift is applied only if it reduces the mismatch to less than this share. Image providers redraw the grain, and a
 * difference in grain alone must not move a picture.
 */
const WORTH = 0.93;

interface Size {
  width: number;
  height: number;
}

function scaledDown({ width, height }: Size): Size {
  const scale = Math.min(1, SIDE / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** Returns the mean difference outside the region when `result` is shifted by whole pixels. */
function mismatch(
  photo: Perceived,
  result: Perceived,
  region: Uint8Array,
  dx: number,
  dy: number,
): number {
  const { width, height } = photo;
  let [sum, count] = [0, 0];
  for (let y = REACH; y < height - REACH; y += 2) {
    for (let x = REACH; x < width - REACH; x += 2) {
      if ((region[y * width + x] ?? 0) > 0) continue;
      // The difference is capped, so that one changed spot does not outweigh all matching edges.
      const from = ((y - dy) * width + x - dx) * 3;
      sum += Math.min(0.15, distance(photo, (y * width + x) * 3, result, from));
      count++;
    }
  }
  return count > 0 ? sum / count : 0;
}

/** Returns the picture with this size and shift. The edges are repeated to fill the gaps that the shift leaves. */
async function fitted(
  picture: RawPicture,
  size: Size,
  fit: "fill" | "cover",
  shift: readonly [number, number],
): Promise<RawPicture> {
  const { data, width, height, channels } = picture;
  const resized = await sharp(data, { raw: { width, height, channels } })
    .resize(size.width, size.height, { fit })
    .raw()
    .toBuffer();
  const [dx, dy] = [Math.round(shift[0]), Math.round(shift[1])];
  if (dx === 0 && dy === 0) return { data: resized, ...size, channels };
  const pad = { left: Math.max(0, dx), right: Math.max(0, -dx) };
  const tall = { top: Math.max(0, dy), bottom: Math.max(0, -dy) };
  const moved = await sharp(
    await sharp(resized, { raw: { ...size, channels } })
      .extend({ ...pad, ...tall, extendWith: "copy" })
      .raw()
      .toBuffer(),
    { raw: { width: size.width + Math.abs(dx), height: size.height + Math.abs(dy), channels } },
  )
    .extract({ left: pad.right, top: tall.bottom, ...size })
    .raw()
    .toBuffer();
  return { data: moved, ...size, channels };
}

/**
 * Fits an image provider's result to the photo's size and position. Providers answer in sizes of their own and shift a
 * picture by some pixels. `region` is the change region in grey at the photo's size. The comparison ignores this
 * region.
 */
export async function align(
  photo: RawPicture,
  result: RawPicture,
  region: Uint8Array,
): Promise<RawPicture> {
  const size = { width: photo.width, height: photo.height };
  const small = scaledDown(size);
  const seen = await perceive(photo, small);
  const covered = await sharp(region, { raw: { ...size, channels: 1 } })
    .resize(small.width, small.height, { fit: "fill" })
    .extractChannel(0)
    .raw()
    .toBuffer();
  const ratio = result.width / result.height / (photo.width / photo.height);
  const fits: ("fill" | "cover")[] =
    Math.abs(Math.log(ratio)) < 0.02 ? ["fill"] : ["fill", "cover"];
  let best = { fit: "fill" as "fill" | "cover", dx: 0, dy: 0, cost: Number.POSITIVE_INFINITY };
  for (const fit of fits) {
    const shown = fit === "fill" ? result : await fitted(result, size, fit, [0, 0]);
    const other = await perceive(shown, small);
    const still = mismatch(seen, other, covered, 0, 0);
    if (still < best.cost) best = { fit, dx: 0, dy: 0, cost: still };
    for (let dy = -REACH; dy <= REACH; dy++) {
      for (let dx = -REACH; dx <= REACH; dx++) {
        const cost = mismatch(seen, other, covered, dx, dy);
        if (cost < best.cost && cost < still * WORTH) best = { fit, dx, dy, cost };
      }
    }
  }
  return fitted(result, size, best.fit, [
    (best.dx * size.width) / small.width,
    (best.dy * size.height) / small.height,
  ]);
}
