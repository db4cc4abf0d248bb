import { setTimeout as pause } from "node:timers/promises";
import type { MadeImage } from "@lacquer/imaging";
import { StorageError } from "@lacquer/storage";
import sharp from "sharp";
import type { ServiceContext } from "../context.ts";

/** A store may be away for a minute; the last tries come after it. */
const PATIENCE_SECONDS = 75;
const PAUSE_MS = 500;
const PAUSE_MS_MAX = 8_000;

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

/**
 * A finished picture is paid: it is kept in memory while the store stumbles, for a minute and a bit. The signal ends
 * the wait. Rejects with the store's last error.
 */
export function storeWithPatience(
  ctx: ServiceContext,
  { key, image }: StoredImage,
  signal: AbortSignal,
): Promise<void> {
  return withPatience(ctx, signal, () => ctx.storage.put(key, image.bytes, image.contentType));
}

/** Asks again while the store is away, as long as above: no attempt is used up by an outage. */
export async function withPatience<T>(
  ctx: ServiceContext,
  signal: AbortSignal,
  ask: () => Promise<T>,
): Promise<T> {
  const until = performance.now() + (ctx.config.storePatienceSeconds ?? PATIENCE_SECONDS) * 1000;
  for (let wait = PAUSE_MS; ; wait = Math.min(PAUSE_MS_MAX, wait * 2)) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof StorageError) || performance.now() + wait > until) throw error;
      ctx.log.warn({ err: error }, "the store is away; trying again");
      await pause(wait, undefined, { signal });
    }
  }
}
