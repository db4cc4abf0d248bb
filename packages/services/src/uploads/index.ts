export { adoptPictures, checkPictures } from "./adopt-pictures.ts";
export { checkKeptPicture } from "./kept-picture.ts";
export { listUploads } from "./list-uploads.ts";
export {
  discardPictures,
  insertUpload,
  storedBytes,
  storeUpload,
  type StoredPicture,
} from "./store-upload.ts";
export { sweepUploads } from "./sweep-uploads.ts";
