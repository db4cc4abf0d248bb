import { STATUS_CODES } from "node:http";
import type { SwaggerTransform } from "@fastify/swagger";
import { neededScope } from "@lacquer/services";
import type { FastifySchema, RouteOptions } from "fastify";
import { createJsonSchemaTransform } from "fastify-type-provider-zod";
import { z } from "zod";
import { codesOf } from "./refusals.ts";
import { PLAIN } from "./plain-schema.ts";

const shapesOf = createJsonSchemaTransform({ zodToJsonConfig: PLAIN });

/** Describes one route for OpenAPI: its shapes, its allowed callers, and all its refusals. */
export const describeRoute: SwaggerTransform = (given) => {
  const { schema, url, route } = given;
  if (!schema?.operationId) return { schema: { hide: true } as FastifySchema, url };
  const { schema: said } = shapesOf(given);
  const wire = route.config?.wire;
  return {
    url,
    schema: {
      ...said,
      security: securityOf(route),
      ...(wire?.requestBody && { "x-request-body": wire.requestBody }),
      ...(wire?.parameters && { "x-parameters": wire.parameters }),
      "x-refuses": codesOf(route),
      response: {
        ...wire?.responses,
        ...answersOf(schema, said.response as Record<string, object> | undefined),
      },
    } as FastifySchema,
  };
};

/** Returns a route's security: a session, or a key with the scope. Empty for a route that is open to anyone. */
function securityOf({ method, config }: RouteOptions): object[] {
  const opens = config?.opens;
  if (opens === "anyone") return [];
  if (opens === "cron") return [{ cron: [] }];
  if (opens === "person" || opens === "account") return [{ session: [] }];
  const isRead = [method].flat().every((one) => one === "GET" || one === "HEAD");
  const scope = neededScope(isRead ? "reads" : "changes", config?.scope);
  return [{ session: [] }, { apiKey: [scope] }, ...(opens === "link" ? [{}] : [])];
}

/** Returns a route's successful answers, with the descriptions of their shapes. */
function answersOf(
  { response }: FastifySchema,
  said: Record<string, object> = {},
): Record<string, object> {
  const shapes = (response ?? {}) as Record<string, z.ZodType>;
  return Object.fromEntries(
    Object.entries(said).map(([status, schema]) => {
      const shape = shapes[status];
      const about = shape && z.globalRegistry.get(shape)?.description;
      const description = about ?? STATUS_CODES[status] ?? "";
      if (shape instanceof z.ZodVoid) return [status, { description, type: "null" }];
      return [status, { description, content: { "application/json": { schema } } }];
    }),
  );
}
