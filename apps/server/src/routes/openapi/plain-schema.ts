import type { createJsonSchemaTransform } from "fastify-type-provider-zod";
import { globalRegistry } from "zod/v4/core";

type Config = NonNullable<
  NonNullable<Parameters<typeof createJsonSchemaTransform>[0]>["zodToJsonConfig"]
>;

/**
 * Removes noise from the schemas: a pattern that its format already implies, and the standard bounds of whole numbers.
 * Adds the examples that zod drops for fields whose values are transformed.
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
