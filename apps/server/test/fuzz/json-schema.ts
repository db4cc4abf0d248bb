/** The part of JSON Schema that zod and Lacquer's OpenAPI document use. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  pattern?: string;
  format?: string;
  minLength?: number;
  minItems?: number;
  minProperties?: number;
  minimum?: number;
  exclusiveMinimum?: number;
}

/** A place in an input where any value can be put while the rest of the input stays valid. */
export interface Place {
  /** For example `.nails[].x`; empty for the whole input. */
  name: string;
  put(value: unknown): unknown;
}

export interface Vocabulary {
  /** Returns the schema that a `$ref` refers to. */
  resolve(ref: string): Schema;
  /** Returns a valid value for a field whose schema is not precise enough to make one. */
  hint(field: string): unknown;
}

/** Each pattern that a field has matches at least one of these texts. */
const TEXTS = [
  "a",
  "word",
  "#B3202F",
  "person@example.test",
  "00000000-0000-4000-8000-000000000000",
  "2026-01-01T00:00:00.000Z",
  "a".repeat(8),
  "a".repeat(22),
  "a".repeat(87),
];
/** Field names to try in an input that also accepts fields its schema does not name. */
const UNNAMED = ["name", "image", "email", "id", "userId", "token", "credits", "expiresAt", "x"];

/** Returns all places of an input, from the whole input down to each field of each list item. */
export function placesOf(given: Schema, words: Vocabulary): Place[] {
  const whole: Place = { name: "", put: (value) => value };
  return [whole, ...alternativesOf(given, words).flatMap((schema) => placesInside(schema, words))];
}

function placesInside(schema: Schema, words: Vocabulary): Place[] {
  const below = (name: string, child: Schema, wrap: (value: unknown) => unknown): Place[] =>
    placesOf(child, words).map((place) => ({
      name: name + place.name,
      put: (value) => wrap(place.put(value)),
    }));
  const fields = Object.entries(schema.properties ?? {});
  const open = schema.additionalProperties;
  const others = typeof open === "object" ? UNNAMED.map((name) => [name, open] as const) : [];
  return [
    ...[...fields, ...others].flatMap(([name, child]) =>
      below(`.${name}`, child, (value) => ({
        ...asObject(sampleOf(schema, words)),
        [name]: value,
      })),
    ),
    ...(schema.items ? below("[]", schema.items, (value) => [value]) : []),
  ];
}

/** Returns the schema without references and choices: one schema for each choice, with the parts of `allOf` merged. */
function alternativesOf(schema: Schema, words: Vocabulary): Schema[] {
  if (schema.$ref !== undefined) return alternativesOf(words.resolve(schema.$ref), words);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.flatMap((choice) => alternativesOf(choice, words));
  if (!schema.allOf) return [schema];
  const parts = schema.allOf.flatMap((part) => alternativesOf(part, words));
  return [
    {
      ...schema,
      type: "object",
      properties: Object.assign({}, ...parts.map((part) => part.properties ?? {})),
      required: parts.flatMap((part) => part.required ?? []),
    },
  ];
}

const asObject = (value: unknown): object =>
  typeof value === "object" && value !== null ? value : {};

/** Returns the smallest valid value, with only the required fields. */
export function sampleOf(given: Schema, words: Vocabulary, field = ""): unknown {
  const hinted = words.hint(field);
  if (hinted !== undefined) return hinted;
  const [schema = {}] = alternativesOf(given, words);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object") {
    const required = schema.required ?? [];
    const optional = Object.keys(schema.properties ?? {}).filter((one) => !required.includes(one));
    const missing = Math.max(0, (schema.minProperties ?? 0) - required.length);
    const fields = [...required, ...optional.slice(0, missing)].flatMap((name) => {
      const child = schema.properties?.[name];
      return child ? [[name, sampleOf(child, words, name)] as const] : [];
    });
    return Object.fromEntries(fields);
  }
  if (type === "array")
    return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, words));
  if (type === "boolean") return true;
  if (type === "null") return null;
  if (type === "number" || type === "integer")
    return schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1;
  return textFor(schema);
}

function textFor({ pattern, format, minLength = 0 }: Schema): string {
  const fits = new RegExp(pattern ?? "", "u");
  const long = TEXTS.filter((text) => text.length >= minLength);
  if (format === "uuid") return "00000000-0000-4000-8000-000000000000";
  if (format === "uri") return "https://fuzz.invalid/";
  return long.find((text) => fits.test(text)) ?? "a".repeat(minLength);
}
