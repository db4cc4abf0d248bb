/** The types that a file picker offers. Many systems do not know that HEIC is a picture. */
export const PICTURE_FILES = "image/*,.heic,.heif";

/** Whether a file may be a picture. The server decides later, by its first bytes. */
export function mayBePicture({ type }: Blob): boolean {
  return type === "" || type === "application/octet-stream" || type.startsWith("image/");
}
