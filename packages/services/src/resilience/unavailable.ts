import { isUnavailable as isDatabaseUnavailable } from "@lacquer/db";
import { StorageError } from "@lacquer/storage";

/**
 * Returns true if the database or the store could not be reached or had no room, so that the same call may succeed
 * soon.
 */
export function isUnavailable(error: unknown): boolean {
  return error instanceof StorageError || isDatabaseUnavailable(error);
}
