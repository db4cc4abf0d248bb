import { listLedgerInput, monthlyLimitInput } from "@lacquer/contracts";
import { listLedger, type Services, setMonthlyLimit, summarizeCredits } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { requireCaller } from "../http/caller.ts";

export async function creditRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  app.get("/api/credits", async (request) =>
    summarizeCredits(services, (await requireCaller(request)).userId),
  );
  app.get("/api/credits/ledger", async (request) => {
    const { userId } = await requireCaller(request);
    return listLedger(services, userId, listLedgerInput.parse(request.query));
  });
  app.put("/api/credits/monthly-limit", async (request) => {
    const { userId } = await requireCaller(request);
    return setMonthlyLimit(services, userId, monthlyLimitInput.parse(request.body).cap);
  });
}
