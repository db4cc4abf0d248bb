import { CLIENT_ERROR_BODY_MAX, clientErrorInput } from "@lacquer/contracts";
import type { Services } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { countCaller, type Limits } from "../http/caller.ts";

/**
 * Logs errors that nothing in a browser handled, as warnings: anybody can send them, so they prove nothing about this
 * server. Only a few are accepted in a minute, even from visitors who are signed out.
 */
export async function clientErrorRoutes(
  app: FastifyInstance,
  { services, limits }: { services: Services; limits: Limits },
): Promise<void> {
  app.post(
    "/api/client-errors",
    {
      bodyLimit: CLIENT_ERROR_BODY_MAX,
      // Counted before a byte of the body is read.
      preParsing: async (request) => countCaller(services, limits, request, "client-error"),
    },
    async (request, reply) => {
      const report = clientErrorInput.parse(request.body);
      request.log.warn({ requestId: request.id, ...report }, "a browser reported an error");
      return reply.status(204).send();
    },
  );
}
