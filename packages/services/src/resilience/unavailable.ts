import { isUnavailable as isDatabaseUnavailable } from "@lacquer/db";
import { StorageError } from "@lacquer/storage";

/**
 * True when the database or the store could not be reached or had no room, so that the same call may work a little
 * later.
 */
export function isUnavailable(error: unknown): boolean {
  return error instanceof StorageError || isDatabaseUnavailable(error);
}
