export { shrinkImage } from "./shrink.ts";
export { uploadImage } from "./upload-image.ts";
