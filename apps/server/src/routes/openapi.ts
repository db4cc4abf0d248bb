import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { describeDocument, finishDocument } from "./openapi/document.ts";
import { describeRoute } from "./openapi/operation.ts";

/** Records every route that is added after this call, so that OpenAPI can describe it. */
export async function describeRoutes(app: FastifyInstance, origin: string): Promise<void> {
  await app.register(swagger, {
    openapi: describeDocument(origin),
    transform: describeRoute,
    transformObject: finishDocument,
  });
}

/** Adds the route that serves the OpenAPI 3.1 document of the recorded routes. */
export async function openapiRoutes(app: FastifyInstance): Promise<void> {
  let document: string | undefined;
  app.get("/api/openapi.json", { config: { opens: "anyone" } }, async (_request, reply) => {
    document ??= JSON.stringify(app.swagger());
    return reply.type("application/json; charset=utf-8").send(document);
  });
}
