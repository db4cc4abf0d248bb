import { LacquerError, listDesignsInput } from "@lacquer/contracts";
import { listDesigns, removeDesign, type ServiceContext } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { requireUser } from "../http/caller.ts";

/** The collection. */
export async function designDoors(
  app: FastifyInstance,
  { services }: { services: ServiceContext },
): Promise<void> {
  app.get("/api/designs", async (request) => {
    const user = await requireUser(request);
    return listDesigns(services, user.id, listDesignsInput.parse(request.query));
  });
  app.delete<{ Params: { id: string } }>("/api/designs/:id", async (request) => {
    const user = await requireUser(request);
    const id = z.uuid().safeParse(request.params.id);
    if (!id.success) throw new LacquerError("design_not_found");
    return removeDesign(services, user.id, id.data);
  });
}
