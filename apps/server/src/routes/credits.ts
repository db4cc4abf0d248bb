import { listLedgerInput } from "@lacquer/contracts";
import { listLedger, type ServiceContext, summarizeCredits } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { requireUser } from "../http/caller.ts";

export async function creditDoors(
  app: FastifyInstance,
  { services }: { services: ServiceContext },
): Promise<void> {
  app.get("/api/credits", async (request) =>
    summarizeCredits(services, (await requireUser(request)).id),
  );
  app.get("/api/credits/ledger", async (request) => {
    const user = await requireUser(request);
    return listLedger(services, user.id, listLedgerInput.parse(request.query));
  });
}
