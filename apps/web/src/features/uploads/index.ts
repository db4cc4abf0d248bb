export { isLookFile } from "./look-file.ts";
export { mayBePicture, PICTURE_FILES } from "./picture-files.ts";
export { sendBody, sendPicture } from "./send-picture.ts";
export { shrinkImage } from "./shrink.ts";
export { uploadImage } from "./upload-image.ts";
export { useFilePicker } from "./use-file-picker.tsx";
