export { createLocalStorage } from "./local-folder.ts";
export { assertKey, type Storage, StorageError, type StoredObject } from "./storage.ts";
