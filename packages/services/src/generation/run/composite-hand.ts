import { type ImageRequest, keepHand, oneAtATime } from "@lacquer/imaging";
import type { ServiceContext } from "../../context.ts";
import { retryWhileUnavailable } from "../../resilience/retry.ts";
import type { StoredImage } from "./store-image.ts";

/** The picture that the designer is shown, and the image provider's own where that is another. */
export interface ShownImage extends StoredImage {
  raw?: { storageKey: string; contentType: string; handChange: number };
}

/**
 * Lays an image provider's picture back over the designer's photo, so that the hand stays theirs, and stores that under
 * `key`. Without a photo or guides there is nothing to lay it back on; a picture that resists is shown as it came,
 * because it is paid for. Rejects only when the store does or the signal fires.
 */
export async function compositeHand(
  ctx: ServiceContext,
  request: Pick<ImageRequest, "photo" | "nails" | "settings" | "prompt">,
  made: StoredImage,
  key: string,
  signal: AbortSignal,
): Promise<ShownImage> {
  const { photo, settings, prompt } = request;
  const nails = request.nails.map(({ guide }) => guide);
  if (!photo || nails.length === 0) return made;
  // Photo, result and region lie open as raw pixels.
  const kept = await oneAtATime(() => {
    signal.throwIfAborted();
    return keepHand({ photo, result: made.image.bytes, nails, settings, prompt });
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    ctx.log.warn({ err: error, key }, "a result could not be laid back over its photo");
    return null;
  });
  if (!kept) return made;
  const { bytes, contentType } = kept.image;
  await retryWhileUnavailable(ctx, () => ctx.storage.put(key, bytes, contentType), signal);
  const { handChange } = kept;
  const raw = { storageKey: made.key, contentType: made.image.contentType, handChange };
  return { key, image: kept.image, raw };
}
