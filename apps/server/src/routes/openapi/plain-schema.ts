import type { createJsonSchemaTransform } from "fastify-type-provider-zod";
import { globalRegistry } from "zod/v4/core";

type Config = NonNullable<
  NonNullable<Parameters<typeof createJsonSchemaTransform>[0]>["zodToJsonConfig"]
>;

/**
 * Leaves out repetitions: the pattern behind a format, and the bounds of every whole number. Puts back the
 * examples of fields that change when they are read, which zod leaves out.
 */
export const PLAIN: Config = {
  override({ zodSchema, jsonSchema }) {
    const examples = globalRegistry.get(zodSchema)?.examples;
    if (Array.isArray(examples)) jsonSchema.examples = examples;
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
};
