import { failureOf } from "../../api/errors.ts";
import { newId } from "../../platform/ids.ts";
import { toast } from "../../ui/toast.ts";
import { keepChosen } from "../outbox/index.ts";
import { uploadImage } from "../uploads/index.ts";

/** More pixels than a nail shows, and few enough to send with other pictures. */
const SIDE = 1_024;

/** The picture no larger than a decal needs, still transparent; null if this browser cannot read it. */
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
 * Keeps a picture for decals in this browser and sends it to the studio by itself, now or once online. A picture that
 * this browser cannot read goes to the studio at once. Says so and returns null when neither can read it.
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
    toast.error("This picture cannot be used", { description: failureOf(error).message });
    return null;
  }
}
