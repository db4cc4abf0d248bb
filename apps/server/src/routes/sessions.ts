import { endedSessionOutput, sessionId, sessionsOutput } from "@lacquer/contracts";
import { endSession, listSessions, type Services } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { requireCaller } from "../http/caller.ts";
import { shaped } from "../http/route-shapes.ts";

const tags = ["Account"];
const byId = z.object({ id: z.coerce.number<number>().pipe(sessionId) });

/** Adds the routes for the devices that are signed in. A program with a key may neither see nor end them. */
export async function sessionRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  shaped(app).get(
    "/api/sessions",
    {
      config: { opens: "account" },
      schema: {
        tags,
        operationId: "listSessions",
        summary: "The devices that are signed in, most recently used first",
        response: { 200: sessionsOutput },
      },
    },
    async (request) => listSessions(services, await requireCaller(request)),
  );
  shaped(app).delete(
    "/api/sessions/:id",
    {
      config: { opens: "account", refuses: ["session_not_found"] },
      schema: {
        tags,
        operationId: "endSession",
        summary: "Sign a device out at once",
        params: byId,
        response: { 200: endedSessionOutput },
      },
    },
    async (request) =>
      endSession(services, (await requireCaller(request)).userId, request.params.id),
  );
}
