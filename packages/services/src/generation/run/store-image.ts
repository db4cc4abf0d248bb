import type { MadeImage } from "@lacquer/imaging";
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

/** An earlier attempt may have stored this image and died before writing it down: it is not made twice. */
export async function adoptStored(
  ctx: ServiceContext,
  jobId: string,
  imageIndex: number,
): Promise<StoredImage | null> {
  for (const key of await ctx.storage.list(resultPrefix(jobId, imageIndex))) {
    const object = await ctx.storage.get(key);
    if (!object) continue;
    const size = await sharp(object.bytes)
      .metadata()
      .catch(() => null);
    if (!size) continue;
    const image: MadeImage = {
      bytes: object.bytes,
      contentType:
        size.format === "png" ? "image/png" : size.format === "jpeg" ? "image/jpeg" : "image/webp",
      width: size.width,
      height: size.height,
    };
    return { key, image };
  }
  return null;
}
