import { type ImageRequest, keepHand, oneAtATime } from "@lacquer/imaging";
import type { ServiceContext } from "../../context.ts";
import { retryWhileUnavailable } from "../../resilience/retry.ts";
import type { StoredImage } from "./store-image.ts";

/** The picture that the designer sees, and the image provider's own if it differs. */
export interface ShownImage extends StoredImage {
  raw?: { storageKey: string; contentType: string; handChange: number };
}

/**
 * Lays the designer's photo back over an image provider's picture everywhere but the nails, and stores the result
 * under `key`. Without a photo or guides the picture stays unchanged; so does one that cannot be fitted, because it is
 * paid for. Rejects only when the store does or the signal fires.
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
  // One at a time, because photo, result and region are in memory as raw pixels.
  const kept = await oneAtATime(() => {
    signal.throwIfAborted();
    return keepHand({ photo, result: made.image.bytes, nails, settings, prompt });
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    ctx.log.warn({ err: error, key }, "a result could not be laid over its photo");
    return null;
  });
  if (!kept) return made;
  const { bytes, contentType } = kept.image;
  await retryWhileUnavailable(ctx, () => ctx.storage.put(key, bytes, contentType), signal);
  const { handChange } = kept;
  const raw = { storageKey: made.key, contentType: made.image.contentType, handChange };
  return { key, image: kept.image, raw };
}
