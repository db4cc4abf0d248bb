// The words that descriptions of routes are made of.

export const text = { type: "string" };
export const integer = { type: "integer" };
export const json = (schema: object) => ({ "application/json": { schema } });
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
export const answer = (description: string, schema?: object) => ({
  description,
  ...(schema ? { content: json(schema) } : {}),
});
export const refusals = { default: answer("A refusal with its code.", ref("Error")) };
export const object = (properties: Record<string, object>) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
});
export const nullable = (type: string) => ({ type: [type, "null"] });
export const query = (name: string, schema: object) => ({ name, in: "query", schema });
export const inPath = (name: string) => ({
  name,
  in: "path",
  required: true,
  schema: { type: "string", format: "uuid" },
});
export const idempotency = {
  name: "Idempotency-Key",
  in: "header",
  schema: { type: "string", maxLength: 255 },
};

export const page = [query("limit", integer), query("cursor", text)];
