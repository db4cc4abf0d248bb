import { healthOutput, readinessOutput } from "@lacquer/contracts";
import { createReadinessProbe, type Services } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { shaped } from "../http/route-shapes.ts";

const tags = ["System"];
const config = { opens: "anyone" } as const;

/**
 * Adds `/healthz`, which shows that the process answers, and `/readyz`, which shows whether the database and the store
 * answer, and the state of the queue. The database and the store are queried at most once a second, however many probes
 * arrive.
 */
export async function healthRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  const probe = createReadinessProbe(services);
  shaped(app).get(
    "/healthz",
    {
      config,
      schema: {
        tags,
        operationId: "readHealth",
        summary: "Check whether this process answers",
        response: { 200: healthOutput },
      },
    },
    async () => ({ status: "ok" as const }),
  );
  shaped(app).get(
    "/readyz",
    {
      config,
      schema: {
        tags,
        operationId: "readReadiness",
        summary: "Whether jobs can be accepted",
        description: "503 while the database or the store does not answer.",
        response: { 200: readinessOutput, 503: readinessOutput },
      },
    },
    async (_request, reply) => {
      const ready = await probe();
      return reply.status(ready.database && ready.storage ? 200 : 503).send(ready);
    },
  );
}
