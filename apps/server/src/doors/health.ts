import { readReadiness, type ServiceContext } from "@lacquer/services";
import type { FastifyInstance } from "fastify";

/** `/healthz`: the process answers. `/readyz`: the database and the store answer, and how the line stands. */
export async function healthDoors(
  app: FastifyInstance,
  { services }: { services: ServiceContext },
): Promise<void> {
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    const ready = await readReadiness(services);
    return reply.status(ready.database && ready.storage ? 200 : 503).send(ready);
  });
}
