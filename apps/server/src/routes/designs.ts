import { LacquerError, listDesignsInput } from "@lacquer/contracts";
import { listDesigns, removeDesign, type Services } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { requireCaller } from "../http/caller.ts";

/** The collection. */
export async function designRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  app.get("/api/designs", async (request) => {
    const { userId } = await requireCaller(request);
    return listDesigns(services, userId, listDesignsInput.parse(request.query));
  });
  app.delete<{ Params: { id: string } }>("/api/designs/:id", async (request) => {
    const { userId } = await requireCaller(request);
    const id = z.uuid().safeParse(request.params.id);
    if (!id.success) throw new LacquerError("design_not_found");
    return removeDesign(services, userId, id.data);
  });
}
