import {
  type ImageProvider,
  type ImageRequest,
  keepHand,
  markPicture,
  oneAtATime,
} from "@lacquer/imaging";
import type { ServiceContext } from "../../context.ts";
import { retryWhileUnavailable } from "../../resilience/retry.ts";
import type { StoredImage } from "./store-image.ts";

/** The picture that the designer sees, and the image provider's own file if it differs. */
export interface ShownImage extends StoredImage {
  raw?: { storageKey: string; contentType: string; handChange: number | null };
}

/** The data for showing a provider's picture. */
export type ToShow = Pick<ImageRequest, "photo" | "nails" | "settings" | "prompt"> & {
  about: NonNullable<ImageRequest["about"]>;
};

/**
 * Stores under `key` what the designer sees of an image provider's picture: her photo with that picture's nails, or,
 * without a photo or guides, the picture itself. A picture that cannot be fitted is stored too, because it is paid for.
 * The shown file has a mark about its making; the provider's file is kept byte for byte. Rejects only when the store
 * does, the picture cannot be read, or the signal fires.
 */
export async function showImage(
  ctx: ServiceContext,
  { aiSystem }: Pick<ImageProvider, "aiSystem">,
  request: ToShow,
  made: StoredImage,
  key: string,
  signal: AbortSignal,
): Promise<ShownImage> {
  const mark = { ...request.about, aiSystem };
  const kept =
    (await laidBack(ctx, request, made, mark, signal)) ??
    (await oneAtATime(async () => ({
      image: await markPicture(made.image.bytes, { ...mark, source: "trainedAlgorithmicMedia" }),
      handChange: null,
    })));
  const { image, handChange } = kept;
  await retryWhileUnavailable(
    ctx,
    () => ctx.storage.put(key, image.bytes, image.contentType),
    signal,
  );
  return {
    key,
    image,
    raw: { storageKey: made.key, contentType: made.image.contentType, handChange },
  };
}

/** The designer's photo with the made picture's nails; null without a photo or guides, or if they cannot be fitted. */
async function laidBack(
  ctx: ServiceContext,
  { photo, nails, settings, prompt }: ToShow,
  made: StoredImage,
  about: ToShow["about"] & { aiSystem: string | null },
  signal: AbortSignal,
) {
  if (!photo || nails.length === 0) return null;
  const mark = { ...about, source: "compositeWithTrainedAlgorithmicMedia" } as const;
  const guides = nails.map(({ guide }) => guide);
  // One at a time, because photo, result and region are in memory as raw pixels.
  return oneAtATime(() => {
    signal.throwIfAborted();
    return keepHand({ photo, result: made.image.bytes, nails: guides, settings, prompt, mark });
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    ctx.log.warn({ err: error, key: made.key }, "a result could not be laid over its photo");
    return null;
  });
}
