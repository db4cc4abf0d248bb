import { LOOK_PICTURE_MAX } from "@lacquer/contracts";
import { pictureBlob } from "../outbox/index.ts";
import type { LookPictureKind } from "./look-pictures.ts";

/** The longest sides to try, in pixels, until the picture is small enough for the file. */
const SIDES = [480, 320, 224, 160, 96];
const QUALITY = 0.82;

/** Returns a small copy of a picture that is stored in the studio, as a data: url. A decal keeps its transparency. */
export async function thumbnailOf(url: string, kind: LookPictureKind): Promise<string> {
  const bitmap = await createImageBitmap(await pictureBlob(url));
  try {
    for (const side of SIDES) {
      const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(bitmap.width * scale));
      canvas.height = Math.max(1, Math.round(bitmap.height * scale));
      const context = canvas.getContext("2d");
      if (!context) break;
      context.imageSmoothingQuality = "high";
      if (kind === "reference") {
        context.fillStyle = "#ffffff";
        context.fillRect(0, 0, canvas.width, canvas.height);
      }
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      const small = dataUrl(canvas, kind === "reference" ? "image/jpeg" : "image/png");
      if (small) return small;
    }
  } finally {
    bitmap.close();
  }
  throw new Error("A picture of this look could not be made small enough for a file.");
}

/** Returns the canvas as a data: url; null if it is too large for a look file. */
export function dataUrl(
  canvas: HTMLCanvasElement,
  type: "image/jpeg" | "image/png",
): string | null {
  const url = canvas.toDataURL(type, QUALITY);
  return url.length <= LOOK_PICTURE_MAX ? url : null;
}

/** Returns the picture inside a data: url of a look file, which is always base64. */
export function blobOf(url: string): Blob {
  const [head = "", body = ""] = url.split(",");
  const bytes = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
  return new Blob([bytes], { type: head.slice("data:".length).split(";")[0] ?? "" });
}
