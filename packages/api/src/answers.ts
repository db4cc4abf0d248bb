import type { z } from "zod";

/**
 * Declares the shape of a procedure's answer. Answers are not parsed: the compiler already checks the verb against the
 * shape, and to parse fifty jobs would take twice as long as to turn them into JSON.
 */
export function answers<Shape extends z.ZodType>(shape: Shape) {
  return Object.assign((value: unknown) => value as z.output<Shape>, { shape });
}

/** Declares the shape of each message of a stream. As with `answers`, the messages are not parsed. */
export function streams<Shape extends z.ZodType>(shape: Shape) {
  return Object.assign((value: unknown) => value as AsyncIterable<z.output<Shape>>, { shape });
}
