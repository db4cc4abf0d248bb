import { createReadinessProbe, type Services } from "@lacquer/services";
import type { FastifyInstance } from "fastify";

/**
 * `/healthz`: the process answers. `/readyz`: the database and the store answer, and the state of the queue. However
 * many probes come, each is asked once a second at most.
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
