import { httpRequestSeconds } from "@lacquer/services";
import type { FastifyInstance } from "fastify";

/**
 * Adds the request's id to every answer. Logs each answer with this id, but without the query of the request's address.
 * Records for each route how long its answers take.
 */
export function logAnswers(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    const path = request.url.split("?")[0];
    const fields = {
      requestId: request.id,
      method: request.method,
      path,
      status: reply.statusCode,
    };
    const route = request.routeOptions.url ?? "none";
    httpRequestSeconds.observe(
      { method: request.method, route, status_code: reply.statusCode },
      reply.elapsedTime / 1_000,
    );
    request.log.debug({ ...fields, ms: Math.round(reply.elapsedTime) }, "answered");
  });
}
