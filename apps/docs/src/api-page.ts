import type { OpenAPIV3_1 } from "openapi-types";

type Document = OpenAPIV3_1.Document;
type Schema = OpenAPIV3_1.SchemaObject | OpenAPIV3_1.ReferenceObject;
type Operation = OpenAPIV3_1.OperationObject;

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

/** Writes the reference of the API as one page: the routes by subject, then the shapes that they share. */
export function apiPage(document: Document): string {
  const routes = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method] as Operation | undefined;
      return operation ? [{ path, method, operation }] : [];
    }),
  );
  const subjects = (document.tags ?? []).map(({ name, description }) => {
    const own = routes.filter(({ operation }) => operation.tags?.includes(name));
    const texts = own.map(({ path, method, operation }) => routeText(path, method, operation));
    return [`## ${name}`, description ?? "", ...texts].join("\n\n");
  });
  const shapes = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) => `### ${name}\n\n${shapeText(schema)}`,
  );
  return [
    "---\noutline: [2, 3]\n---",
    "# API reference",
    "Made from the server's routes. Every studio describes the same routes at `/api/openapi.json` and shows them at `/api/docs`.",
    document.info.description ?? "",
    ...subjects,
    "## Shapes",
    ...shapes,
  ].join("\n\n");
}

function routeText(path: string, method: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[];
  const rows = parameters.map(({ name, in: place, required, description, schema }) =>
    row(`\`${name}\``, place, typeOf(schema as Schema), required ? "yes" : "", description ?? ""),
  );
  const body = operation.requestBody as OpenAPIV3_1.RequestBodyObject | undefined;
  return [
    `### ${operation.summary ?? path}`,
    `\`${method.toUpperCase()} ${path}\`${scopeOf(operation)}`,
    operation.description ?? "",
    rows.length > 0 ? table(["parameter", "in", "type", "needed", ""], rows) : "",
    ...Object.entries(body?.content ?? {}).map(
      ([type, { schema }]) => `**Body** (${type}): ${schemaText(schema as Schema)}`,
    ),
    answersOf(operation),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function scopeOf(operation: Operation): string {
  const scopes = (operation.security ?? []).flatMap((one) => one["apiKey"] ?? []);
  if (scopes.length > 0) return ` · an API key needs the scope ${scopes.join(", ")}`;
  return operation.security?.length ? "" : " · open to anyone";
}

/** Lists the answers of a route: what a successful answer contains, and the error codes of refusals. */
function answersOf(operation: Operation): string {
  const lines = Object.entries(operation.responses ?? {}).map(([status, given]) => {
    if ("$ref" in given) {
      const codes = given.$ref.split("/").at(-1)?.split(".") ?? [];
      return `- **${status}** ${codes.map((code) => `\`${code}\``).join(", ")}`;
    }
    const [content] = Object.values(given.content ?? {});
    const shape = content?.schema ? ` ${schemaText(content.schema as Schema)}` : "";
    return `- **${status}** ${given.description}${shape}`;
  });
  return `**Answers**\n\n${lines.join("\n")}`;
}

function schemaText(schema: Schema): string {
  if ("$ref" in schema || schema.type !== "object" || !schema.properties) return typeOf(schema);
  return `\n\n${shapeText(schema)}`;
}

function shapeText(schema: Schema): string {
  if ("$ref" in schema || !schema.properties)
    return [typeOf(schema), "description" in schema ? schema.description : ""]
      .filter(Boolean)
      .join("\n\n");
  const needed = new Set(schema.required);
  const rows = Object.entries(schema.properties).map(([name, field]) =>
    row(
      `\`${name}\``,
      typeOf(field as Schema),
      needed.has(name) ? "yes" : "",
      ("description" in field && field.description) || "",
    ),
  );
  return [schema.description ?? "", table(["field", "type", "needed", ""], rows)]
    .filter(Boolean)
    .join("\n\n");
}

/** Names a type in one line. Shapes with a name become links to it. */
function typeOf(schema: Schema | undefined): string {
  if (!schema) return "anything";
  if ("$ref" in schema) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    return `[${name}](#${name.toLowerCase()})`;
  }
  const { type, enum: values, const: value, anyOf, oneOf, allOf, format } = schema;
  if (value !== undefined) return code(value);
  if (values) return values.map(code).join(", ");
  const several = anyOf ?? oneOf ?? allOf;
  if (several) return [...new Set(several.map((one) => typeOf(one as Schema)))].join(" or ");
  if (type === "array")
    return `list of ${typeOf("items" in schema ? (schema.items as Schema) : undefined)}`;
  if (Array.isArray(type)) return type.join(" or ");
  return [type ?? "anything", format && `(${format})`, boundsOf(schema)].filter(Boolean).join(" ");
}

function boundsOf({ minimum, maximum, minLength, maxLength }: OpenAPIV3_1.SchemaObject): string {
  // Zod gives every whole number the bounds of safe integers. These bounds tell a reader nothing, so they are left out.
  const told = (bound: number | undefined) => bound !== undefined && Math.abs(bound) < 2 ** 53 - 1;
  const parts = [
    told(minimum) ? `from ${minimum}` : "",
    told(maximum) ? `up to ${maximum}` : "",
    minLength ? `at least ${minLength} long` : "",
    maxLength ? `at most ${maxLength} long` : "",
  ];
  return parts.filter(Boolean).join(", ");
}

function code(value: unknown): string {
  return `\`${String(value)}\``;
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}

function table(heads: string[], rows: string[]): string {
  return [row(...heads), row(...heads.map(() => "---")), ...rows].join("\n");
}
