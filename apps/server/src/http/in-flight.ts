import type { ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import { whenOver } from "./hold-body.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** True for a route whose answer ends only when the server shuts down. */
    isStream?: boolean;
  }
  interface FastifyInstance {
    /**
     * Stops accepting requests, then waits up to `seconds` until all running requests are answered. Streams are not
     * waited for.
     */
    drain(seconds: number): Promise<void>;
  }
}

/**
 * Adds `drain`, because Fastify's own close refuses or cuts running requests. When the server shuts down, it first
 * stops listening. It then answers the requests that it has accepted, and says in each answer that the connection ends.
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
      // `close` also closes idle connections.
      app.server.close();
      if (inFlight.size === 0) onEmpty();
    });
  });
}
