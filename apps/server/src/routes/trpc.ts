import { type ApiContext, appRouter, type AppRouter } from "@lacquer/api";
import { LacquerError } from "@lacquer/contracts";
import type { LiveHub, ServiceContext } from "@lacquer/services";
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from "@trpc/server/adapters/fastify";
import type { FastifyInstance } from "fastify";
import { countCaller, type Limits } from "../http/caller.ts";

/** The typed API under /trpc; up to ten calls in one request, each counted. */
export async function trpcDoor(
  app: FastifyInstance,
  { services, limits, live }: { services: ServiceContext; limits: Limits; live: LiveHub },
): Promise<void> {
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
      async createContext({ req }): Promise<ApiContext> {
        return {
          services,
          user: await req.session(),
          requestId: req.id,
          live,
          count: (kind) => countCaller(services, limits, req, kind),
        };
      },
    },
  };
  await app.register(fastifyTRPCPlugin, options);
}
