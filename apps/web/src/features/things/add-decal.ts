import { toast } from "sonner";
import { failureOf } from "../../api/errors.ts";
import { newId } from "../../platform/ids.ts";
import { keepChosen } from "../outbox/index.ts";

/** More than a nail shows of it, and small enough to be sent with others. */
const SIDE = 1_024;

/** The picture no larger than a decal needs, with what is clear in it; as it is where this browser cannot read it. */
async function small(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file)));
  } finally {
    bitmap.close();
  }
}

/**
 * Keeps a picture for decals in this browser, from where it is sent to the studio by itself, now or once there is a
 * network. Null when it cannot be read, and says so.
 */
export async function keepDecal(file: File): Promise<string | null> {
  try {
    return (await keepChosen(await small(file), "drawing", newId())).url;
  } catch (error) {
    toast.error("This picture cannot be used", {
      description:
        error instanceof DOMException
          ? "This browser cannot read it. Save it as PNG or JPEG and try again."
          : failureOf(error).message,
    });
    return null;
  }
}
