import type { HttpRoute } from "./http-routes.ts";
import { placesOf, type Schema } from "./json-schema.ts";
import { headerText, percent, queryPart, textOf } from "./percent.ts";
import { type FieldTry, type Known, words } from "./tries.ts";
import type { Shot } from "./wire.ts";

const ID = "00000000-0000-4000-8000-000000000000";

interface Refusal {
  content?: Record<
    string,
    { schema: { properties?: { error?: { properties: { code: { enum: string[] } } } } } }
  >;
}
interface Operation {
  responses: Record<string, { $ref?: string }>;
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, Refusal> };
}

/** Returns one try for each parameter, header and field of each route, as Lacquer's OpenAPI document describes them. */
export function routeTries(routes: HttpRoute[], document: Document, known: Known): FieldTry[] {
  const described = describedBy(document);
  return routes.flatMap(({ method, url }): FieldTry[] => {
    const operation = described({ method, url });
    const names = [...url.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
    const pathWith = (name?: string, value = "") =>
      url
        .replaceAll(/:(\w+)/g, (_all, one) =>
          one === name ? value : one === "jobId" ? known.jobId : ID,
        )
        .replace("*", "x");
    const others = (operation?.parameters ?? []).filter((one) => one.in !== "path");
    const [contentType = "", content = { schema: {} }] =
      Object.entries(operation?.requestBody?.content ?? {})[0] ?? [];
    const places = placesOf(content.schema, words(document.components.schemas, known));
    const codes = operation && { codes: codesOf(operation, document) };
    const shot = { method, headers: {}, path: pathWith(), ...codes };
    return [
      () => ({ ...shot, name: `${method} ${url}` }),
      ...names.map((name): FieldTry => (value) => ({
        ...shot,
        name: `${method} ${url} :${name}`,
        path: pathWith(name, percent(textOf(value)) || "-"),
      })),
      ...[...others, { name: "unknown", in: "query" }].map(
        ({ name, in: where }): FieldTry =>
          (value) => ({
            ...shot,
            name: `${method} ${url} ${where} ${name}`,
            ...(where === "query"
              ? { path: `${shot.path}?${queryPart(name, value)}` }
              : { headers: { [name]: headerText(value) } }),
          }),
      ),
      ...(operation?.requestBody ? places : []).map((place): FieldTry => (value) => ({
        ...shot,
        name: `${method} ${url} body${place.name}`,
        ...bodyOf(contentType, place.put(value)),
      })),
    ];
  });
}

function codesOf({ responses }: Operation, { components }: Document): ReadonlySet<string> {
  const named = Object.values(responses).map(({ $ref = "" }) => $ref.split("/").at(-1) ?? "");
  return new Set(
    named.flatMap((name) => {
      const { schema } = components.responses[name]?.content?.["application/json"] ?? {};
      return schema?.properties?.error?.properties.code.enum ?? [];
    }),
  );
}

/**
 * Returns a function that finds a route's description in the document. Parameter names may differ between route and
 * document.
 */
export function describedBy(document: Document): (route: HttpRoute) => Operation | undefined {
  const nameless = (url: string) => url.replaceAll(/:\w+|\{\w+\}/g, "?");
  const operations = new Map(
    Object.entries(document.paths).map(([url, methods]) => [nameless(url), methods]),
  );
  return ({ method, url }) => operations.get(nameless(url))?.[method.toLowerCase()];
}

function bodyOf(contentType: string, value: unknown): Pick<Shot, "headers" | "body"> {
  if (!contentType.startsWith("multipart/"))
    return { headers: { "content-type": contentType }, body: JSON.stringify(value) };
  const fields = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const parts = fields.map(
    ([name, one]) =>
      `--limit\r\ncontent-disposition: form-data; name="${name}"; filename="${textOf(one).slice(0, 200)}"\r\n\r\n${textOf(one)}\r\n`,
  );
  return {
    headers: { "content-type": `${contentType}; boundary=limit` },
    body: `${parts.join("")}--limit--\r\n`,
  };
}
