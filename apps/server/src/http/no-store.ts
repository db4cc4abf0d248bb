import type { FastifyInstance } from "fastify";

const OURS = /^\/(?:api|trpc|files)(?:\/|$|\?)/;

/** Answers may show private data, so no cache keeps one unless its route allows it. */
export function keepAnswersNowhere(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply) => {
    if (OURS.test(request.url) && !reply.hasHeader("cache-control"))
      reply.header("cache-control", "no-store");
  });
}
