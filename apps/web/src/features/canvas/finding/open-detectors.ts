import { UPLOAD_SIDE_MAX } from "@lacquer/contracts";
import { pictureBlob } from "../../outbox/index.ts";
import { type Detector, openDetector } from "./detector.ts";

/** The detector of the current photo; a new photo replaces it. */
let open: { url: string; detector: Detector } | null = null;

/**
 * Loads a photo from one of our own addresses or from this browser's storage. The result is never larger than the
 * studio's working copy, because more pixels do not improve the detection. Rejects when the photo cannot be loaded or
 * read.
 */
export async function bitmapOf(url: string): Promise<ImageBitmap> {
  const whole = await createImageBitmap(await pictureBlob(url));
  const scale = UPLOAD_SIDE_MAX / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  const small = await createImageBitmap(whole, {
    resizeWidth: Math.round(whole.width * scale),
    resizeHeight: Math.round(whole.height * scale),
    resizeQuality: "high",
  });
  whole.close();
  return small;
}

/** Returns the detector for the photo at this url. The detector is opened when it is first needed. */
export function detectorOf(url: string): Detector {
  if (open?.url === url && !open.detector.isLost()) return open.detector;
  open?.detector.close();
  const detector = openDetector(bitmapOf(url));
  open = { url, detector };
  return detector;
}
