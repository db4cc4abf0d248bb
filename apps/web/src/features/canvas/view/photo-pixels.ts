import { UPLOAD_SIDE_MAX } from "@lacquer/contracts";
import { clamp, type Point } from "./geometry.ts";

const contexts = new WeakMap<HTMLImageElement, OffscreenCanvasRenderingContext2D>();

/** The side, in photo pixels, of the square whose mean colour is used as a point's colour. */
const SAMPLE = 5;

function contextOf(image: HTMLImageElement): OffscreenCanvasRenderingContext2D | null {
  const kept = contexts.get(image);
  if (kept) return kept;
  if (image.naturalWidth === 0) return null;
  // The working copy has enough pixels for a colour; the twelve million pixels of a full photo would take 48 MB.
  const scale = Math.min(1, UPLOAD_SIDE_MAX / Math.max(image.naturalWidth, image.naturalHeight));
  const width = Math.max(SAMPLE, Math.round(image.naturalWidth * scale));
  const height = Math.max(SAMPLE, Math.round(image.naturalHeight * scale));
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(image, 0, 0, width, height);
  contexts.set(image, context);
  return context;
}

/** Returns the square of pixels around a point of the working copy; null when the browser does not allow reading it. */
export function patchAt(image: HTMLImageElement, point: Point, side: number): ImageData | null {
  const context = contextOf(image);
  if (!context) return null;
  const { width, height } = context.canvas;
  const size = Math.min(side, width, height);
  const x = clamp(Math.round(point.x * width - size / 2), 0, width - size);
  const y = clamp(Math.round(point.y * height - size / 2), 0, height - size);
  try {
    return context.getImageData(x, y, size, size);
  } catch {
    return null;
  }
}

/**
 * Returns the colour around a point of a loaded photo as `#RRGGBB`, or null when the browser does not allow reading it.
 */
export function colorAt(image: HTMLImageElement, point: Point): string | null {
  const data = patchAt(image, point, SAMPLE)?.data;
  if (!data) return null;
  const mean = (channel: number) => {
    let sum = 0;
    for (let index = channel; index < data.length; index += 4) sum += data[index] ?? 0;
    return Math.round(sum / (SAMPLE * SAMPLE));
  };
  return `#${[0, 1, 2].map((channel) => mean(channel).toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}

/** Returns all pixels of the photo, for reading its light; null when the photo is not loaded or cannot be read. */
export function pixelsOf(image: HTMLImageElement): ImageData | null {
  const { naturalWidth: width, naturalHeight: height } = image;
  if (width === 0 || height === 0) return null;
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  try {
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, width, height);
  } catch {
    return null;
  }
}
