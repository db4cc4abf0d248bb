import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { LacquerError, UPLOAD_SIDE_MAX } from "@lacquer/contracts";
import type { HeicAnswer, HeicOrder, HeicPicture } from "./order.ts";

/** Phones save 12 or 24 megapixels; more would take some 400 MB at once. */
const PIXELS_MAX = 25_000_000;
const MEMORY_MAX = 512 * 1024 * 1024;
const DECODE_MS = 20_000;
const TOO_MANY_PIXELS =
  "The HEIC picture has more than 25 megapixels. Scale it down or export it as JPEG, and try again.";
/** The file beside this one: the source, or its build. */
const THREAD = new URL(
  import.meta.url.endsWith(".ts") ? "./thread.ts" : "./heic-thread.mjs",
  import.meta.url,
);

/**
 * Decodes a HEIC in its own thread. Throws upload_too_many_pixels (from the header, before decoding) or
 * upload_not_an_image.
 */
export async function decodeHeic(bytes: Uint8Array): Promise<HeicPicture> {
  const order: HeicOrder = {
    bytes,
    pixelsMax: PIXELS_MAX,
    sideMax: UPLOAD_SIDE_MAX,
    memoryMax: MEMORY_MAX,
  };
  const thread = new Worker(THREAD, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
  const ended = async (): Promise<never> => {
    await once(thread, "exit");
    throw new Error("the decoding thread ended without an answer");
  };
  try {
    const signal = AbortSignal.timeout(DECODE_MS);
    const [answer] = (await Promise.race([once(thread, "message", { signal }), ended()])) as [
      HeicAnswer,
    ];
    if (!("fault" in answer)) return answer;
    if (answer.fault === "too-many-pixels")
      throw new LacquerError("upload_too_many_pixels", { message: TOO_MANY_PIXELS });
    throw new Error(answer.detail);
  } catch (error) {
    if (error instanceof LacquerError) throw error;
    throw new LacquerError("upload_not_an_image", { cause: error });
  } finally {
    await thread.terminate();
  }
}
