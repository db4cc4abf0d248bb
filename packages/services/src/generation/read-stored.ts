import type { z } from "zod";

/** Reads a stored part of a design. When it no longer fits its shape that is our fault, never the caller's. */
export function readStored<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new Error("a stored design does not fit its shape", { cause: read.error });
}
