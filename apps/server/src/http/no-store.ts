import type { FastifyInstance } from "fastify";

const OURS = /^\/(?:api|trpc|files)(?:\/|$|\?)/;

/** Forbids caches to store an answer unless its route allows it, because answers may contain private data. */
export function keepAnswersNowhere(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply) => {
    if (OURS.test(request.url) && !reply.hasHeader("cache-control"))
      reply.header("cache-control", "no-store");
  });
}
