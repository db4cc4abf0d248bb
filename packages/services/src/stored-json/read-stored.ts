import type { z } from "zod";

/**
 * Reads a stored part of a design. One that no longer fits its shape is read as the shape's defaults, so that a single
 * odd row never hides a whole list; `empty` is what those come from.
 */
export function readStored<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  empty: unknown = {},
): z.output<Schema> {
  const read = schema.safeParse(value);
  return read.success ? read.data : schema.parse(empty);
}
