export { mayBePicture, PICTURE_FILES } from "./picture-files.ts";
export { shrinkImage } from "./shrink.ts";
export { uploadImage } from "./upload-image.ts";
