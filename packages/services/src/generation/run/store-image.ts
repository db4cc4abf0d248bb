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

/** Returns a key that no other attempt writes to. */
export function resultKey(jobId: string, imageIndex: number, leaseToken: string): string {
  return `${resultPrefix(jobId, imageIndex)}/${leaseToken}`;
}

/**
 * Finds an image that an earlier attempt stored but did not record before it died. Such an image need not be made
 * again. An image that cannot be decoded to its last pixel is left for the sweep, because even a broken upload may have
 * a valid header.
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
      ctx.log.warn(
        { err: error, jobId, imageIndex, key },
        "a stored image is broken, so it is made again",
      );
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
