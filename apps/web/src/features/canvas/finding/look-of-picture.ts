import type { SeenLook } from "@lacquer/nails";
import { openDetector } from "./detector.ts";
import { bitmapOf } from "./open-detectors.ts";

/**
 * Finds the nails of any picture, such as a reference, and reads their look. Returns null if it shows no certain nail.
 * Runs in a worker of its own, so the search on the design's photo continues.
 */
export async function readLookOf(url: string, signal: AbortSignal): Promise<SeenLook | null> {
  const detector = openDetector(bitmapOf(url));
  const stop = () => detector.close();
  signal.addEventListener("abort", stop);
  try {
    const proposed = await detector.propose([{ nails: await detector.spot() }]);
    const nails = proposed.flatMap(({ guide, question }) => (question ? [] : [guide]));
    return nails.length > 0 ? await detector.readLook(nails) : null;
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}
