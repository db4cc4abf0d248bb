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

/** The picture that the designer sees, and the image provider's own file if the two differ. */
export interface ShownImage extends StoredImage {
  raw?: { storageKey: string; contentType: string; handChange: number | null };
}

/** The data needed to show a provider's picture. */
export type ToShow = Pick<ImageRequest, "photo" | "nails" | "settings" | "prompt"> & {
  about: NonNullable<ImageRequest["about"]>;
};

/**
 * Stores under `key` what the designer sees of a provider's picture: her photo with the nails from that picture, or the
 * picture itself if there is no photo or no guide. A picture that cannot be fitted is stored too, because it is paid
 * for. The shown file carries a mark about how it was made; the provider's file is kept byte for byte. Rejects only if
 * the store fails, the picture cannot be read, or the signal fires.
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

/**
 * Returns the designer's photo with the nails of the made picture. Null if there is no photo or no guide, or if the
 * nails cannot be fitted.
 */
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
  // Only one picture is fitted at a time, because photo, result and region are all in memory as raw pixels.
  return oneAtATime(() => {
    signal.throwIfAborted();
    return keepHand({ photo, result: made.image.bytes, nails: guides, settings, prompt, mark });
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    ctx.log.warn({ err: error, key: made.key }, "a result could not be laid over its photo");
    return null;
  });
}
