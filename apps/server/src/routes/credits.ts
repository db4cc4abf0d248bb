import {
  creditNoticeInput,
  creditSummaryOutput,
  ledgerPageOutput,
  listLedgerQuery,
  monthlyLimitInput,
} from "@lacquer/contracts";
import {
  exportLedger,
  listLedger,
  type Services,
  setCreditNotice,
  setMonthlyLimit,
  summarizeCredits,
} from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { requireCaller } from "../http/caller.ts";
import { shaped } from "../http/route-shapes.ts";

const tags = ["Credits"];

/** A CSV file is not JSON, so no shape describes it. */
const STATEMENT = {
  200: {
    description: "The ledger, with one line for each movement of credits.",
    content: { "text/csv": { schema: { type: "string" } } },
  },
};

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
        description:
          "Each movement has its reason. If it belongs to a design, it also says how many credits were quoted, held, charged and returned for that design.",
        querystring: listLedgerQuery,
        response: { 200: ledgerPageOutput },
      },
    },
    async (request) => listLedger(services, (await requireCaller(request)).userId, request.query),
  );
  statementRoute(app, services);
  ruleRoutes(app, services);
}

function statementRoute(app: FastifyInstance, services: Services): void {
  shaped(app).get(
    "/api/credits/ledger.csv",
    {
      config: { wire: { responses: STATEMENT } },
      schema: {
        tags,
        operationId: "exportLedger",
        summary: "Your whole ledger as a CSV file",
        description:
          "Newest first, in UTF-8. A text that a spreadsheet would take for a formula begins with an apostrophe. The cost of a design appears only once, in the design's oldest line. Only one file can be downloaded at a time.",
      },
    },
    async (request, reply) => {
      const { userId } = await requireCaller(request);
      const stream = await exportLedger(services, userId);
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="credits.csv"')
        .header("cache-control", "private, no-store")
        .send(stream);
    },
  );
}

/** The rules that a person sets for their own credits. */
function ruleRoutes(app: FastifyInstance, services: Services): void {
  shaped(app).put(
    "/api/credits/notice",
    {
      schema: {
        tags,
        operationId: "setCreditNotice",
        summary: "Be told when few credits are left",
        description:
          "The studio tells you once each time your available credits fall below this number.",
        body: creditNoticeInput,
        response: { 200: creditSummaryOutput },
      },
    },
    async (request) =>
      setCreditNotice(services, (await requireCaller(request)).userId, request.body.below),
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
