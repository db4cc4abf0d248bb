import { pictureBlob } from "../../outbox/index.ts";
import { type Detector, openDetector } from "./detector.ts";

/** The detector of the current photo; a new photo replaces it. */
let open: { url: string; detector: Detector } | null = null;

/** The photo at one of our own addresses, or kept in this browser. Rejects when it cannot be loaded or read. */
export async function bitmapOf(url: string): Promise<ImageBitmap> {
  return createImageBitmap(await pictureBlob(url));
}

/** Detects nails on the photo at this url. It is opened when it is first needed. */
export function detectorOf(url: string): Detector {
  if (open?.url === url && !open.detector.isLost()) return open.detector;
  open?.detector.close();
  const detector = openDetector(bitmapOf(url));
  open = { url, detector };
  return detector;
}
