import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { LacquerError, UPLOAD_PIXELS_MAX } from "@lacquer/contracts";
import type { HeicAnswer, HeicOrder, HeicPicture } from "./order.ts";

/**
 * The maximum number of pixels of a HEIC that is stored in one piece, because such a picture is held in memory three
 * times over. Phones store tiles, of which only a few are held at a time.
 */
const WHOLE_PIXELS_MAX = 25_000_000;
/**
 * The maximum number of pixels that the decoder returns: a third more than a stored photo has, so that a slightly
 * larger photo is scaled finely rather than halved.
 */
const KEPT_PIXELS_MAX = 16_000_000;
const MEMORY_MAX = 256 * 1024 * 1024;
/**
 * The time limit. It lies between the seconds that a slow machine needs for the largest pictures and the 30 s for which
 * other uploads wait.
 */
const DECODE_MS = 25_000;
const RETRY_SECONDS = 10;
const TOO_LARGE_WHOLE =
  "This HEIC picture is stored in one piece, and the studio accepts such pictures only up to 25 megapixels. Scale it down or export it as JPEG, and try again.";
/** The file with the thread's code, beside this file: the source, or the built file. */
const THREAD = new URL(
  import.meta.url.endsWith(".ts") ? "./thread.ts" : "./heic-thread.mjs",
  import.meta.url,
);

/** The limits of a decoding. Tests use other values. */
export interface HeicLimits {
  memoryMax: number;
  decodeMs: number;
}

const LIMITS: HeicLimits = { memoryMax: MEMORY_MAX, decodeMs: DECODE_MS };

/**
 * Decodes a HEIC in a thread of its own, so that the memory is freed when the thread ends. Throws
 * upload_too_many_pixels (after reading the header, before decoding), upload_took_too_long or upload_not_an_image.
 */
export async function decodeHeic(bytes: Uint8Array, limits = LIMITS): Promise<HeicPicture> {
  const order: HeicOrder = {
    bytes,
    pixelsMax: UPLOAD_PIXELS_MAX,
    wholePixelsMax: WHOLE_PIXELS_MAX,
    keptPixelsMax: KEPT_PIXELS_MAX,
    memoryMax: limits.memoryMax,
  };
  const thread = new Worker(THREAD, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
  const ended = async (): Promise<never> => {
    await once(thread, "exit");
    throw new Error("the decoding thread ended without an answer");
  };
  const signal = AbortSignal.timeout(limits.decodeMs);
  try {
    const [answer] = (await Promise.race([once(thread, "message", { signal }), ended()])) as [
      HeicAnswer,
    ];
    if (!("fault" in answer)) return answer;
    if (answer.fault === "too-many-pixels") throw new LacquerError("upload_too_many_pixels");
    if (answer.fault === "too-large-whole")
      throw new LacquerError("upload_too_many_pixels", { message: TOO_LARGE_WHOLE });
    throw new Error(answer.detail);
  } catch (error) {
    if (error instanceof LacquerError) throw error;
    if (signal.aborted)
      throw new LacquerError("upload_took_too_long", { cause: error, retryAfter: RETRY_SECONDS });
    throw new LacquerError("upload_not_an_image", { cause: error });
  } finally {
    await thread.terminate();
  }
}
