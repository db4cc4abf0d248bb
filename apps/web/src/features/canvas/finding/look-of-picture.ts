import type { SeenLook } from "@lacquer/nails";
import { openDetector } from "./detector.ts";
import { bitmapOf } from "./open-detectors.ts";

/**
 * Finds the nails of any picture, such as a reference, and reads their look. Returns null if the picture shows no
 * certain nail, or too little of its nails to read a look. Runs in a worker of its own, so the search on the design's
 * photo continues.
 */
export async function readLookOf(url: string, signal: AbortSignal): Promise<SeenLook | null> {
  const detector = openDetector(bitmapOf(url));
  const stop = () => detector.close();
  signal.addEventListener("abort", stop);
  try {
    const proposed = await detector.propose([{ nails: await detector.spot() }]);
    const nails = proposed.flatMap(({ guide, question }) => (question ? [] : [guide]));
    if (nails.length === 0) return null;
    const look = await detector.readLook(nails);
    return Object.keys(look).length > 0 ? look : null;
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}
