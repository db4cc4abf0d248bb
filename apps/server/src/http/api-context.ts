import type { ApiContext } from "@lacquer/api";
import type { LiveHub, Services } from "@lacquer/services";
import type { FastifyRequest } from "fastify";
import { countCaller, type Limits } from "./caller.ts";

export interface ApiContextParts {
  services: Services;
  limits: Limits;
  live: LiveHub;
}

/** Returns the context in which a request's procedures run. */
export async function apiContext(
  { services, limits, live }: ApiContextParts,
  request: FastifyRequest,
): Promise<ApiContext> {
  return {
    services,
    log: request.log,
    caller: await request.caller(),
    requestId: request.id,
    live,
    count: (kind) => countCaller(services, limits, request, kind),
  };
}
