import type { Auth } from "@lacquer/auth";
import { appRouter } from "@lacquer/api";
import { z } from "zod";
import type { HttpRoute } from "./http-routes.ts";
import { type Place, placesOf, sampleOf, type Schema, type Vocabulary } from "./json-schema.ts";
import { percent, queryPart, textOf } from "./percent.ts";
import type { Random } from "./random.ts";
import type { Shot } from "./wire.ts";

/** A place where any value can be put; `random` decides on what else there is to decide. */
export type FieldTry = (value: unknown, random: Random) => Shot;

const JSON_TYPE = { "content-type": "application/json" };
const ID = "00000000-0000-4000-8000-000000000000";

/** Things that are there, for what needs one. */
export interface Known {
  jobId: string;
  imageUrl: string;
}

const HINTS: Record<string, unknown> = {
  email: "person@example.test",
  password: "canary-password-9f3a",
  newPassword: "canary-password-9f3b",
  endpoint: "https://fcm.googleapis.com/fcm/send/device",
  file: "a picture",
};
const words = (refs: Record<string, Schema> = {}, known?: Known): Vocabulary => ({
  resolve: (ref) => refs[ref.slice(ref.lastIndexOf("/") + 1)] ?? {},
  hint: (field) =>
    known && /image(url)?$/i.test(field)
      ? known.imageUrl
      : ((known as Record<string, unknown> | undefined)?.[field] ?? HINTS[field]),
});

const schemaOf = (type: z.ZodType): Schema =>
  z.toJSONSchema(type, { io: "input", unrepresentable: "any" }) as Schema;

/** Each field of each procedure's input. */
export function procedureTries(known: Known): FieldTry[] {
  // At run time this is one flat record by path, which its type does not say.
  const procedures = appRouter._def.procedures as unknown as Record<
    string,
    { _def: { type: string; inputs: z.ZodType[] } }
  >;
  return Object.entries(procedures).flatMap(([name, { _def }]) => {
    const whole: Place = { name: "", put: (value) => value };
    const [input] = _def.inputs;
    const schema = input ? schemaOf(input) : {};
    const places = input ? placesOf(schema, words(schema.$defs, known)) : [whole];
    return places.map((place): FieldTry => (value, random) => {
      const json = place.put(value);
      const meta = random.below(6) === 0 ? { meta: oddMeta(place, random) } : {};
      const sent = JSON.stringify({ json, ...meta });
      const path = `/trpc/${name}`;
      const shot = { name: `${name}${place.name}`, headers: JSON_TYPE };
      if (_def.type === "mutation") return { ...shot, method: "POST", path, body: sent };
      return { ...shot, method: "GET", path: `${path}?input=${percent(sent).slice(0, 15_000)}` };
    });
  });
}

const KINDS: readonly [unknown, ...unknown[]] = [
  ["Date"],
  ["bigint"],
  ["undefined"],
  ["map"],
  ["set"],
  ["URL"],
  ["regexp"],
  ["Error"],
  ["number"],
  [["custom", "x"]],
  [["class", "x"]],
  ["__proto__"],
];

/** What superjson would turn the field into. */
function oddMeta(place: Place, random: Random): unknown {
  const kind = random.pick(KINDS);
  const field = place.name.replace(/^\./, "").replaceAll("[]", ".0");
  const metas: [unknown, ...unknown[]] = [
    { [field]: kind },
    kind,
    { "__proto__.x": kind },
    { a: [kind] },
  ];
  // A ring: the field is the whole.
  const rings: [unknown, ...unknown[]] = [[[""], field], { "": [field] }, { [field]: [""] }];
  return random.below(4) === 0
    ? { values: {}, referentialEqualities: random.pick(rings) }
    : { values: random.pick(metas) };
}

interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** Each parameter, header and field of each route, as our own document describes them. */
export function routeTries(routes: HttpRoute[], document: Document, known: Known): FieldTry[] {
  const nameless = (url: string) => url.replaceAll(/:\w+|\{\w+\}/g, "?");
  const described = new Map(
    Object.entries(document.paths).map(([url, operations]) => [nameless(url), operations]),
  );
  return routes.flatMap(({ method, url }): FieldTry[] => {
    const operation = described.get(nameless(url))?.[method.toLowerCase()] ?? {};
    const names = [...url.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
    const pathWith = (name?: string, value = "") =>
      url
        .replaceAll(/:(\w+)/g, (_all, one) =>
          one === name ? value : one === "jobId" ? known.jobId : ID,
        )
        .replace("*", "x");
    const others = (operation.parameters ?? []).filter((one) => one.in !== "path");
    const [contentType = "", content = { schema: {} }] =
      Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
    const places = placesOf(content.schema, words(document.components.schemas, known));
    const shot = { method, headers: {}, path: pathWith() };
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
      ...(operation.requestBody ? places : []).map((place): FieldTry => (value) => ({
        ...shot,
        name: `${method} ${url} body${place.name}`,
        ...bodyOf(contentType, place.put(value)),
      })),
    ];
  });
}

function bodyOf(
  contentType: string,
  value: unknown,
): Pick<Shot, "headers" | "body" | "path"> | object {
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

/** What a header can carry at all. */
export function headerText(value: unknown): string {
  return textOf(value)
    .replaceAll(/[^\t\x20-\x7e\xa0-\xff]/g, "?")
    .slice(0, 8_000);
}

/** Each field of each of better-auth's endpoints, as it describes them itself. */
export function authTries(auth: Auth): FieldTry[] {
  interface Endpoint {
    path?: string;
    options?: { method?: string | string[]; body?: z.ZodType; query?: z.ZodType };
  }
  const endpoints = Object.values(auth.api) as Endpoint[];
  return endpoints.flatMap(({ path, options = {} }): FieldTry[] => {
    if (path === undefined) return [];
    const methods = [options.method ?? "POST"].flat();
    return methods.flatMap((method): FieldTry[] => {
      const url = `/api/auth${path}`;
      const body = options.body && schemaOf(options.body);
      const query = options.query && schemaOf(options.query);
      const plain = url.replaceAll(/:\w+/g, "x");
      const sample = body ? JSON.stringify(sampleOf(body, words(body.$defs))) : "{}";
      const shot = {
        method,
        path: plain,
        headers: method === "POST" ? JSON_TYPE : {},
        ...(method === "POST" ? { body: sample } : {}),
      };
      const bodies = body && method === "POST" ? placesOf(body, words(body.$defs)) : [];
      return [
        () => ({ ...shot, name: `${method} ${url}` }),
        ...(url.includes(":")
          ? [
              ((value) => ({
                ...shot,
                name: `${method} ${url} parameter`,
                path: url.replaceAll(/:\w+/g, percent(textOf(value)) || "-"),
              })) satisfies FieldTry,
            ]
          : []),
        ...bodies.map((place): FieldTry => (value) => ({
          ...shot,
          name: `${method} ${url} body${place.name}`,
          body: JSON.stringify(place.put(value)),
        })),
        ...Object.keys(query?.properties ?? {})
          .concat("unknown")
          .map((name): FieldTry => (value) => ({
            ...shot,
            name: `${method} ${url} query ${name}`,
            path: `${plain}?${queryPart(name, value)}`,
          })),
      ];
    });
  });
}
