export { shrinkImage } from "./shrink.ts";
export { uploadImage } from "./upload-image.ts";
export type { UploadOptions } from "./upload-image.ts";
