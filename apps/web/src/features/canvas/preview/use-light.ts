import type { NailGuide } from "@lacquer/contracts";
import { estimateLight, type Light, type PhotoReading, readPhoto } from "@lacquer/nails";
import { type RefObject, useEffect, useState } from "react";
import type { Size } from "../view/geometry.ts";
import { pixelsOf } from "../view/photo-pixels.ts";

const WAIT_MS = 250;

/** What was read of each loaded photo, so that moving a nail reads nothing anew. */
const readings = new WeakMap<HTMLImageElement, { source: string; reading: PhotoReading }>();

/** Reads the photo's own pixels, as the renderer does, so that both come to the same light. */
function readingOf(image: HTMLImageElement): PhotoReading | null {
  const kept = readings.get(image);
  if (kept?.source === image.currentSrc) return kept.reading;
  const pixels = pixelsOf(image);
  if (!pixels) return null;
  const { data, width, height } = pixels;
  const reading = readPhoto({ data, width, height, channels: 4 });
  readings.set(image, { source: image.currentSrc, reading });
  return reading;
}

/**
 * The photo's light around these nails, read a moment after they stop moving; undefined until then, and when the
 * browser does not let us read the photo.
 */
export function useLight(
  image: RefObject<HTMLImageElement | null>,
  photo: Size,
  nails: readonly NailGuide[],
  attempt: number,
): Light | undefined {
  const [light, setLight] = useState<Light>();
  const { width, height } = photo;
  useEffect(() => {
    const element = image.current;
    if (!element || nails.length === 0) return;
    const read = () => {
      const reading = readingOf(element);
      if (reading) setLight(estimateLight(reading, nails));
    };
    const timer = setTimeout(read, WAIT_MS);
    element.addEventListener("load", read);
    return () => {
      clearTimeout(timer);
      element.removeEventListener("load", read);
    };
  }, [image, nails, width, height, attempt]);
  return light;
}
