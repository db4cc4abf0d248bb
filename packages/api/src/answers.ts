import type { z } from "zod";

/**
 * What a procedure answers. The compiler holds its verb to the shape, so nothing is parsed again on the way out: fifty
 * jobs would cost twice as much as writing them down does.
 */
export function answers<Shape extends z.ZodType>(shape: Shape) {
  return Object.assign((value: unknown) => value as z.output<Shape>, { shape });
}

/** The same of a stream: what each of its messages is. */
export function streams<Shape extends z.ZodType>(shape: Shape) {
  return Object.assign((value: unknown) => value as AsyncIterable<z.output<Shape>>, { shape });
}
