/**
 * The types that a file picker offers. HEIC is listed separately, because many systems do not treat it as a picture.
 */
export const PICTURE_FILES = "image/*,.heic,.heif";

/** Returns whether a file may be a picture. The server decides later from its first bytes. */
export function mayBePicture({ type }: Blob): boolean {
  return type === "" || type === "application/octet-stream" || type.startsWith("image/");
}
