import { findCard } from "@lacquer/craft";
import { pictureBlob } from "../../outbox/index.ts";
import type { CardCorners, DraftPhoto } from "../../tabs/index.ts";

/** The longer side in pixels of the picture in which the card is looked for. */
const SIDE = 360;

/**
 * Returns the corners of the card on a photo; null if no card was found with certainty, or if the photo cannot be read.
 */
export async function findOnPhoto(photo: DraftPhoto): Promise<CardCorners | null> {
  try {
    const scale = Math.min(1, SIDE / Math.max(photo.width, photo.height));
    const [width, height] = [photo.width, photo.height].map((side) =>
      Math.max(8, Math.round(side * scale)),
    ) as [number, number];
    const bitmap = await createImageBitmap(await pictureBlob(photo.url), {
      resizeWidth: width,
      resizeHeight: height,
      resizeQuality: "medium",
    });
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context?.drawImage(bitmap, 0, 0);
    bitmap.close();
    const pixels = context?.getImageData(0, 0, width, height).data;
    if (!pixels) return null;
    const data = new Uint8ClampedArray(width * height);
    for (let i = 0; i < data.length; i++) {
      const [red = 0, green = 0, blue = 0] = pixels.subarray(i * 4, i * 4 + 3);
      data[i] = 0.3 * red + 0.59 * green + 0.11 * blue;
    }
    const found = findCard({ width, height, data });
    return found && (found.map(([x, y]) => [x, y]) as CardCorners);
  } catch {
    // A photo whose pixels cannot be read counts as one without a card. The user then places the corners.
    return null;
  }
}
