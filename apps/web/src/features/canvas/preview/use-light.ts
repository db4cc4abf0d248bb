import {
  type Balance,
  balanced,
  balanceBy,
  balanceFor,
  estimateLight,
  type Light,
  type PhotoReading,
  readPhoto,
} from "@lacquer/nails";
import { type RefObject, useEffect, useMemo, useState } from "react";
import type { DraftTab } from "../../tabs/index.ts";
import type { Size } from "../view/geometry.ts";
import { pixelsOf } from "../view/photo-pixels.ts";

const WAIT_MS = 250;

/** The light reading of each loaded photo, so that moving a nail does not read the photo's pixels again. */
const readings = new WeakMap<HTMLImageElement, { source: string; reading: PhotoReading }>();

/** Reads the photo's own pixels, as the renderer does, so that the page and the renderer find the same light. */
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

/** The photo's light, and the white balance that removes the colour cast if the design asks for it. */
export interface PhotoLight {
  light: Light | undefined;
  balance: Balance | null;
}

const UNREAD: PhotoLight = { light: undefined, balance: null };

/**
 * Returns the photo's light around these nails, read a moment after the nails stop moving. Undefined until then, and
 * when the browser does not allow reading the photo.
 */
export function useLight(
  image: RefObject<HTMLImageElement | null>,
  photo: Size,
  { nails, designSettings }: Pick<DraftTab, "nails" | "designSettings">,
  attempt: number,
): PhotoLight {
  const [read, setRead] = useState(UNREAD);
  const { width, height } = photo;
  const { whiteBalance, whitePoint } = designSettings;
  // If the designer has tapped something white, the balance is known at once, even without nails.
  const shown = useMemo(() => (whitePoint ? balanceBy(whitePoint) : null), [whitePoint]);
  useEffect(() => {
    const element = image.current;
    if (!element || nails.length === 0) return;
    const readNow = () => {
      const reading = readingOf(element);
      if (!reading) return;
      const balance = balanceFor(reading, { whiteBalance, whitePoint });
      const seen = balance ? balanced(reading, balance) : reading;
      setRead({ light: estimateLight(seen, nails), balance });
    };
    const timer = setTimeout(readNow, WAIT_MS);
    element.addEventListener("load", readNow);
    return () => {
      clearTimeout(timer);
      element.removeEventListener("load", readNow);
    };
  }, [image, nails, width, height, attempt, whiteBalance, whitePoint]);
  return whitePoint ? { light: read.light, balance: shown } : read;
}
