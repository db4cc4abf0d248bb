import { appRouter, type AppRouter } from "@lacquer/api";
import { LacquerError } from "@lacquer/contracts";
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from "@trpc/server/adapters/fastify";
import type { FastifyInstance } from "fastify";
import { apiContext, type ApiContextParts } from "../http/api-context.ts";
import { callerName } from "../http/caller.ts";
import { holdBody } from "../http/hold-body.ts";

/** For any other method, the adapter would call the procedure or fail. */
const METHODS = new Set(["GET", "HEAD", "POST"]);

/** Adds the typed API under /trpc. One request may contain up to ten calls, and each call is counted. */
export async function trpcRoutes(app: FastifyInstance, parts: ApiContextParts): Promise<void> {
  const options: FastifyTRPCPluginOptions<AppRouter> = {
    prefix: "/trpc",
    trpcOptions: {
      router: appRouter,
      maxBatchSize: 10,
      responseMeta({ errors }) {
        const waits = errors.map(({ cause }) =>
          cause instanceof LacquerError ? (cause.retryAfter ?? 0) : 0,
        );
        const longest = Math.max(0, ...waits);
        return longest > 0 ? { headers: { "retry-after": String(longest) } } : {};
      },
      createContext: ({ req }) => apiContext(parts, req),
    },
  };
  app.addHook("onRequest", async ({ method }) => {
    if (!METHODS.has(method)) throw new LacquerError("not_found");
  });
  app.addHook("preParsing", async (request, reply) =>
    holdBody(request, reply, await callerName(request)),
  );
  await app.register(fastifyTRPCPlugin, options);
}
