import { pictureBlob } from "../../outbox/index.ts";
import { type Fitter, openFitter } from "./detector.ts";

/** The fitter of the photo in hand; another photo takes its place. */
let open: { url: string; fitter: Fitter } | null = null;

/** The photo at one of our own urls, or kept in this browser. Rejects when it cannot be loaded or read. */
export async function bitmapOf(url: string): Promise<ImageBitmap> {
  return createImageBitmap(await pictureBlob(url));
}

/** Fits nails on the photo at this url; opened at the first need. */
export function fitterOf(url: string): Fitter {
  if (open?.url === url) return open.fitter;
  open?.fitter.close();
  const fitter = openFitter(bitmapOf(url));
  open = { url, fitter };
  return fitter;
}
