import type { FastifyInstance } from "fastify";

/** Every answer carries its request's id, and is logged under it without the address's query. */
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
    request.log.debug({ ...fields, ms: Math.round(reply.elapsedTime) }, "answered");
  });
}
