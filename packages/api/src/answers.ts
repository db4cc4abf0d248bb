import type { z } from "zod";

/**
 * The shape of a procedure's answer. The compiler checks its verb against the shape, so answers are not parsed:
 * parsing fifty jobs would cost twice as much as writing them.
 */
export function answers<Shape extends z.ZodType>(shape: Shape) {
  return Object.assign((value: unknown) => value as z.output<Shape>, { shape });
}

/** The same for a stream: the shape of each of its messages. */
export function streams<Shape extends z.ZodType>(shape: Shape) {
  return Object.assign((value: unknown) => value as AsyncIterable<z.output<Shape>>, { shape });
}
