import { CLIENT_ERROR_BODY_MAX, clientErrorInput } from "@lacquer/contracts";
import type { Services } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { countCaller, type Limits } from "../http/caller.ts";
import { shaped } from "../http/route-shapes.ts";

/**
 * Logs a browser's unhandled errors as warnings. Anybody can send such errors, so they prove nothing about this server.
 * Only a few a minute are accepted from one visitor, signed in or not.
 */
export async function clientErrorRoutes(
  app: FastifyInstance,
  { services, limits }: { services: Services; limits: Limits },
): Promise<void> {
  shaped(app).post(
    "/api/client-errors",
    {
      config: { opens: "anyone", refuses: ["rate_limited"] },
      schema: {
        tags: ["System"],
        operationId: "reportClientError",
        summary: "Report an unhandled error in a browser",
        description:
          "Each report may have up to 8 kB, with at most 20 reports in a minute. Reports are written to the server's log.",
        body: clientErrorInput,
        response: { 204: z.void() },
      },
      bodyLimit: CLIENT_ERROR_BODY_MAX,
      // The request is counted before a byte of the body is read.
      preParsing: async (request) => countCaller(services, limits, request, "client-error"),
    },
    async (request, reply) => {
      request.log.warn({ requestId: request.id, ...request.body }, "a browser reported an error");
      return reply.status(204).send();
    },
  );
}
