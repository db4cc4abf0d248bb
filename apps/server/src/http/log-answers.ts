import { httpRequestSeconds } from "@lacquer/services";
import type { FastifyInstance } from "fastify";

/** Every answer carries its request's id, is logged under it without the address's query, and is timed by its route. */
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
