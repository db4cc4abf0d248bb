import type { z } from "zod";

/**
 * Reads a stored part of a design. A part that no longer fits its shape is read as the defaults that `empty` gives,
 * so that one odd row never hides a whole list.
 */
export function readStored<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  empty: unknown = {},
): z.output<Schema> {
  const read = schema.safeParse(value);
  return read.success ? read.data : schema.parse(empty);
}
