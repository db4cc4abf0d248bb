import { LacquerError } from "@lacquer/contracts";

/**
 * Returns the number in a page's cursor, or undefined for the first page. Throws invalid_input for a malformed cursor.
 */
export function readCursor(cursor: string | undefined): bigint | undefined {
  if (cursor === undefined) return undefined;
  if (!/^\d{1,18}$/.test(cursor)) {
    throw new LacquerError("invalid_input", {
      message: "This cursor is not valid. Start again without one.",
    });
  }
  return BigInt(cursor);
}
