import { createReadinessProbe, type Services } from "@lacquer/services";
import type { FastifyInstance } from "fastify";

/**
 * `/healthz`: the process answers. `/readyz`: the database and the store answer, and how the queue stands; a flood of
 * probes reaches neither more than once a second.
 */
export async function healthRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  const probe = createReadinessProbe(services);
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    const ready = await probe();
    return reply.status(ready.database && ready.storage ? 200 : 503).send(ready);
  });
}
