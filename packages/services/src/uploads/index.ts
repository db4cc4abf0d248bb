export { adoptPictures, checkPictures, discardPictures } from "./adopt-pictures.ts";
export { listUploads } from "./list-uploads.ts";
export { insertUpload, storeUpload, type StoredPicture } from "./store-upload.ts";
