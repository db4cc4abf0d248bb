import { LacquerError, refuseUnstorable } from "@lacquer/contracts";
import type { z } from "zod";
import type { TarFile } from "../read-tar.ts";

/** Returns the text of a small file. Throws body_too_large, before the file is read. */
export async function textOf(file: TarFile, mostBytes: number): Promise<string> {
  if (file.size > mostBytes) throw new LacquerError("body_too_large");
  return (await file.bytes()).toString("utf8");
}

/** Returns the value of a JSON text after checking it against `shape`. Throws invalid_json and invalid_input. */
export function parsed<Shape extends z.ZodType>(text: string, shape: Shape): z.output<Shape> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new LacquerError("invalid_json", { cause: error });
  }
  return shapedAs(value, shape);
}

/** Returns a value after checking it against `shape`. Throws invalid_input. */
export function shapedAs<Shape extends z.ZodType>(value: unknown, shape: Shape): z.output<Shape> {
  refuseUnstorable(value);
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.join(".");
  throw new LacquerError("invalid_input", {
    message: `${place ? `${place}: ` : ""}${issue?.message ?? "Something is missing or not allowed."}`,
  });
}
