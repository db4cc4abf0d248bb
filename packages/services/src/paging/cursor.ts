import { LacquerError } from "@lacquer/contracts";

/** The number in a page's cursor; undefined on the first page. Throws invalid_input for one that was not made here. */
export function readCursor(cursor: string | undefined): bigint | undefined {
  if (cursor === undefined) return undefined;
  if (!/^\d{1,18}$/.test(cursor)) {
    throw new LacquerError("invalid_input", { message: "That cursor was not made here." });
  }
  return BigInt(cursor);
}
