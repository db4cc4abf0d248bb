import type { ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import { whenOver } from "./hold-body.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Marks a route whose answer ends only when the server leaves. */
    isStream?: boolean;
  }
  interface FastifyInstance {
    /**
     * Accepts no new requests and waits up to `seconds` until every running request has its answer, except streams.
     */
    drain(seconds: number): Promise<void>;
  }
}

/**
 * Fastify's own close refuses or cuts running requests. A leaving server therefore first stops listening, then answers
 * the requests it has accepted, and announces the end of each connection.
 */
export function countInFlight(app: FastifyInstance): void {
  const inFlight = new Set<ServerResponse>();
  let onEmpty: (() => void) | undefined;

  app.addHook("onRequest", async (request, reply) => {
    if (request.routeOptions.config.isStream) return;
    inFlight.add(reply.raw);
    whenOver(reply, () => {
      inFlight.delete(reply.raw);
      if (inFlight.size === 0) onEmpty?.();
    });
  });
  app.addHook("onSend", async (_request, reply) => {
    if (onEmpty) reply.header("connection", "close");
  });

  app.decorate("drain", (seconds: number) => {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, seconds * 1_000);
      onEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
      // This also closes connections without a request.
      app.server.close();
      if (inFlight.size === 0) onEmpty();
    });
  });
}
