import type { Auth } from "@lacquer/auth";
import type { z } from "zod";
import { placesOf, sampleOf } from "./json-schema.ts";
import { percent, queryPart, textOf } from "./percent.ts";
import { type FieldTry, JSON_TYPE, schemaOf, words } from "./tries.ts";

interface Endpoint {
  path?: string;
  options?: { method?: string | string[]; body?: z.ZodType; query?: z.ZodType };
}

const endpointsOf = (auth: Auth) => Object.values(auth.api) as Endpoint[];

/** Returns the addresses of better-auth's endpoints. The studio serves only some of them. */
export const authUrls = (auth: Auth): string[] => [
  ...new Set(endpointsOf(auth).flatMap(({ path }) => (path ? [`/api/auth${path}`] : []))),
];

/** Returns one try for each field of each of better-auth's endpoints, as the library describes them. */
export function authTries(auth: Auth): FieldTry[] {
  return endpointsOf(auth).flatMap(({ path, options = {} }): FieldTry[] => {
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
