import type { z } from "zod";

/**
 * Parses a stored part of a design. If the part no longer fits its shape, the defaults from `empty` are returned, so
 * that one odd row never hides a whole list.
 */
export function readStored<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  empty: unknown = {},
): z.output<Schema> {
  const read = schema.safeParse(value);
  return read.success ? read.data : schema.parse(empty);
}
