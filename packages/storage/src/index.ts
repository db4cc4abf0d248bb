export { contentDisposition, safeFileName } from "./content-disposition.ts";
export { createLocalStorage } from "./local-folder.ts";
export { createS3Storage } from "./s3.ts";
export {
  assertKey,
  KEY_PREFIXES,
  type Storage,
  StorageError,
  type StoredKey,
  type StoredObject,
} from "./storage.ts";
