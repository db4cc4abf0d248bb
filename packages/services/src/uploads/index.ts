export { adoptPictures, checkPictures } from "./adopt-pictures.ts";
export { listUploads } from "./list-uploads.ts";
export { discardPictures, insertUpload, storeUpload, type StoredPicture } from "./store-upload.ts";
export { sweepUploads } from "./sweep-uploads.ts";
