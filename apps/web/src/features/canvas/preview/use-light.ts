import type { NailGuide } from "@lacquer/contracts";
import { estimateLight, type Light } from "@lacquer/nails";
import { type RefObject, useEffect, useState } from "react";
import type { Size } from "../view/geometry.ts";
import { pixelsOf } from "../view/photo-pixels.ts";

/** Enough to read light and skin from. */
const READ_WIDTH = 640;
const WAIT_MS = 250;

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
      const pixels = pixelsOf(element, READ_WIDTH);
      if (pixels)
        setLight(
          estimateLight(
            { data: pixels.data, width: pixels.width, height: pixels.height, channels: 4 },
            nails,
          ),
        );
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
