import {
  isClear,
  keptPhotoScale,
  UPLOAD_BYTES_MAX,
  UPLOAD_SIDE_MAX,
  type UploadKind,
} from "@lacquer/contracts";

/** The JPEG qualities to try. The second is used if the picture is still too large with the first. */
const JPEG_QUALITIES = [0.92, 0.8] as const;
/** A file up to this size is sent unchanged if it also has few enough pixels. */
const KEEP_BYTES: Record<UploadKind, number> = {
  photo: 8 * 1024 * 1024,
  reference: 3 * 1024 * 1024,
  drawing: 3 * 1024 * 1024,
  logo: 3 * 1024 * 1024,
};
/** Tolerates rounding errors of fractions: 2,047.9999 pixels count as 2,048. */
const ROUNDING = 1e-6;
const SENDABLE = new Set(["image/jpeg", "image/png", "image/webp"]);

/**
 * Returns the picture, upright and no larger than the studio stores it: a photo with up to 12 megapixels, any other
 * picture at most 2,048 px long. This makes the upload quick and keeps it within the server's limits. Drawings and logos stay PNG
 * because of their transparency. The server gets a picture unchanged if this browser cannot decode it.
 */
export async function shrinkImage(source: Blob, kind: UploadKind): Promise<Blob> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(source, { imageOrientation: "from-image" });
  } catch {
    return source;
  }
  try {
    const scale = scaleOf(bitmap, kind);
    if (scale === 1 && source.size <= KEEP_BYTES[kind] && SENDABLE.has(source.type)) return source;
    const size = {
      width: Math.max(1, Math.floor(bitmap.width * scale + ROUNDING)),
      height: Math.max(1, Math.floor(bitmap.height * scale + ROUNDING)),
    };
    for (const quality of JPEG_QUALITIES) {
      const blob = await encode(bitmap, size, kind, quality);
      if (blob && blob.size <= UPLOAD_BYTES_MAX) return blob;
    }
    return source;
  } finally {
    bitmap.close();
  }
}

function scaleOf({ width, height }: ImageBitmap, kind: UploadKind): number {
  if (kind === "photo") return keptPhotoScale({ width, height });
  return Math.min(1, UPLOAD_SIDE_MAX / Math.max(width, height));
}

function encode(
  bitmap: ImageBitmap,
  { width, height }: { width: number; height: number },
  kind: UploadKind,
  quality: number,
): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return Promise.resolve(null);
  context.imageSmoothingQuality = "high";
  if (!isClear(kind)) {
    // A JPEG would show transparent areas as black, so they are filled with white, as on the server.
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(bitmap, 0, 0, width, height);
  const type = isClear(kind) ? "image/png" : "image/jpeg";
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}
