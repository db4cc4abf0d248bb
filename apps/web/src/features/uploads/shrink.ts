import { UPLOAD_SIDE_MAX, type UploadKind } from "@lacquer/contracts";

const JPEG_QUALITY = 0.92;
/** A file up to this size is sent unchanged if its pixels are small enough too. */
const KEEP_BYTES = 3 * 1024 * 1024;
const SENDABLE = new Set(["image/jpeg", "image/png", "image/webp"]);

/**
 * The picture, upright and at most 2,048 px on its longest side, so that a huge phone photo is sent quickly and
 * passes the server's limits. Drawings stay PNG for their transparency. A picture that this browser cannot decode is
 * returned unchanged, and the server decides.
 */
export async function shrinkImage(source: Blob, kind: UploadKind): Promise<Blob> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(source, { imageOrientation: "from-image" });
  } catch {
    return source;
  }
  try {
    const scale = Math.min(1, UPLOAD_SIDE_MAX / Math.max(bitmap.width, bitmap.height));
    if (scale === 1 && source.size <= KEEP_BYTES && SENDABLE.has(source.type)) return source;
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    return (await encode(bitmap, width, height, kind)) ?? source;
  } finally {
    bitmap.close();
  }
}

function encode(
  bitmap: ImageBitmap,
  width: number,
  height: number,
  kind: UploadKind,
): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return Promise.resolve(null);
  context.imageSmoothingQuality = "high";
  if (kind !== "drawing") {
    // A JPEG has no transparency and would show transparent areas as black; the server puts them on white.
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(bitmap, 0, 0, width, height);
  const type = kind === "drawing" ? "image/png" : "image/jpeg";
  return new Promise((resolve) => canvas.toBlob(resolve, type, JPEG_QUALITY));
}
