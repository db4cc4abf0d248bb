/** What a file picker offers: many systems do not know HEIC as a picture. */
export const PICTURE_FILES = "image/*,.heic,.heif";

/** Whether a file may be a picture; its first bytes decide later, at the server. */
export function mayBePicture({ type }: Blob): boolean {
  return type === "" || type === "application/octet-stream" || type.startsWith("image/");
}
