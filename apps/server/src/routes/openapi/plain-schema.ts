import type { createJsonSchemaTransform } from "fastify-type-provider-zod";

type Config = NonNullable<
  NonNullable<Parameters<typeof createJsonSchemaTransform>[0]>["zodToJsonConfig"]
>;

/** Leaves out what only repeats: the pattern behind a format, and the bounds of every whole number. */
export const PLAIN: Config = {
  override({ jsonSchema }) {
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
};
