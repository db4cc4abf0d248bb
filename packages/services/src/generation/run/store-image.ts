import { UPLOAD_PIXELS_MAX } from "@lacquer/contracts";
import { type MadeImage, oneAtATime } from "@lacquer/imaging";
import sharp from "sharp";
import type { ServiceContext } from "../../context.ts";

export interface StoredImage {
  key: string;
  image: MadeImage;
}

function resultPrefix(jobId: string, imageIndex: number): string {
  return `results/${jobId}/${imageIndex}`;
}

/** A key that no other attempt writes to. */
export function resultKey(jobId: string, imageIndex: number, leaseToken: string): string {
  return `${resultPrefix(jobId, imageIndex)}/${leaseToken}`;
}

/**
 * An earlier attempt may have stored this image and died before writing it down: it is not made twice. What does not
 * decode to its last pixel is left to be swept: a broken upload's header says nothing of the rest.
 */
export async function adoptStored(
  ctx: ServiceContext,
  jobId: string,
  imageIndex: number,
): Promise<StoredImage | null> {
  for (const key of await ctx.storage.list(resultPrefix(jobId, imageIndex))) {
    const object = await ctx.storage.get(key);
    if (!object) continue;
    try {
      return { key, image: await oneAtATime(() => decodeWhole(object.bytes)) };
    } catch (error) {
      ctx.log.warn({ err: error, jobId, imageIndex, key }, "a stored image is broken; not adopted");
    }
  }
  return null;
}

async function decodeWhole(bytes: Uint8Array): Promise<MadeImage> {
  const picture = sharp(bytes, { limitInputPixels: UPLOAD_PIXELS_MAX, failOn: "error" });
  const { format, width, height } = await picture.metadata();
  await picture.raw().toBuffer();
  const contentType =
    format === "png" ? "image/png" : format === "jpeg" ? "image/jpeg" : "image/webp";
  return { bytes, contentType, width, height };
}
