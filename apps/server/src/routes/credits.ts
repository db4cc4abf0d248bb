import {
  creditSummaryOutput,
  ledgerPageOutput,
  listLedgerQuery,
  monthlyLimitInput,
} from "@lacquer/contracts";
import { listLedger, type Services, setMonthlyLimit, summarizeCredits } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { requireCaller } from "../http/caller.ts";
import { shaped } from "../http/route-shapes.ts";

const tags = ["Credits"];

export async function creditRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  shaped(app).get(
    "/api/credits",
    {
      schema: {
        tags,
        operationId: "summarizeCredits",
        summary: "Balance, credits held by waiting jobs, and credits left",
        response: { 200: creditSummaryOutput },
      },
    },
    async (request) => summarizeCredits(services, (await requireCaller(request)).userId),
  );
  shaped(app).get(
    "/api/credits/ledger",
    {
      schema: {
        tags,
        operationId: "listLedger",
        summary: "Every movement of your credits, newest first",
        querystring: listLedgerQuery,
        response: { 200: ledgerPageOutput },
      },
    },
    async (request) => listLedger(services, (await requireCaller(request)).userId, request.query),
  );
  shaped(app).put(
    "/api/credits/monthly-limit",
    {
      schema: {
        tags,
        operationId: "setMonthlyLimit",
        summary: "Limit the spending in a month",
        description: "Months are in UTC; null removes the limit.",
        body: monthlyLimitInput,
        response: { 200: creditSummaryOutput },
      },
    },
    async (request) =>
      setMonthlyLimit(services, (await requireCaller(request)).userId, request.body.cap),
  );
}
