import { t } from "@lingui/core/macro";
import { failureOf } from "../../api/errors.ts";
import { newId } from "../../platform/ids.ts";
import { toast } from "../../ui/toast.ts";
import { keepChosen } from "../outbox/index.ts";
import { uploadImage } from "../uploads/index.ts";

/** The longest side of a decal in pixels: more than a nail shows, but few enough to send along with other pictures. */
const SIDE = 1_024;

/** Returns the picture in the size that a decal needs, still transparent; null if this browser cannot read it. */
async function small(file: File): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(
    () => null,
  );
  if (!bitmap) return null;
  try {
    const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve));
  } finally {
    bitmap.close();
  }
}

/**
 * Stores a picture for decals in this browser and uploads it automatically, now or as soon as the browser is online. If
 * this browser cannot read the picture, it is uploaded to the studio at once. If neither can read it, tells the user
 * and returns null.
 */
export async function keepDecal(file: File): Promise<string | null> {
  const id = newId();
  try {
    const blob = await small(file);
    const { url } = blob
      ? await keepChosen(blob, "drawing", id)
      : await uploadImage(file, "drawing", { key: id });
    return url;
  } catch (error) {
    toast.error(t`This picture cannot be used`, { description: failureOf(error).message });
    return null;
  }
}
