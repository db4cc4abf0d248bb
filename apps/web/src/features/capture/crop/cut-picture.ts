import { t } from "@lingui/core/macro";
import type { Crop, Size } from "./crop-box.ts";

const QUALITY = 0.94;

/**
 * Returns the kept part of a photo as a JPEG at the photo's own resolution. `photo` is the size of the photo in whose
 * pixels the crop is given.
 */
export async function cutPicture(source: Blob, { box, angle }: Crop, photo: Size): Promise<Blob> {
  const bitmap = await createImageBitmap(source, { imageOrientation: "from-image" });
  try {
    const scale = bitmap.width / photo.width;
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(box.width * scale));
    canvas.height = Math.max(1, Math.round(box.height * scale));
    const context = canvas.getContext("2d");
    if (!context) throw new Error("This browser has no canvas.");
    context.imageSmoothingQuality = "high";
    context.translate(canvas.width / 2 - box.x * scale, canvas.height / 2 - box.y * scale);
    context.rotate((angle * Math.PI) / 180);
    context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error(t`The photo could not be cropped.`))),
        "image/jpeg",
        QUALITY,
      );
    });
  } finally {
    bitmap.close();
  }
}
