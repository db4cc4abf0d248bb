import { createHash, timingSafeEqual } from "node:crypto";
import { cronAnswerOutput, LacquerError } from "@lacquer/contracts";
import { countRequest, type OneRunner, type Services } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { shaped } from "../http/route-shapes.ts";

export interface CronOptions {
  services: Services;
  runner: OneRunner;
  secret: string | undefined;
  budgetSeconds: number;
  requestsPerMinute: number;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Compares digests, not secrets. All digests have the same length, so the time of the comparison reveals nothing. */
function isAllowed(header: string | undefined, secret: string | undefined): boolean {
  const [, given = ""] = /^bearer +(.+)$/i.exec(header ?? "") ?? [];
  const equal = timingSafeEqual(digest(given), digest(secret ?? ""));
  return secret !== undefined && equal;
}

/**
 * Adds the route with which a cron service runs at most one waiting job. The route is closed while no secret is set.
 */
export async function cronRoutes(app: FastifyInstance, options: CronOptions): Promise<void> {
  // Cron services may post any body, so the body is never read.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, payload, done) => {
    payload.resume();
    done(null);
  });
  const schema = {
    tags: ["Jobs"],
    summary: "Run at most one waiting job, for a cron service",
    description:
      "Answers when the job has ended. If the job runs for longer than CRON_BUDGET_SECONDS, the call answers after that time and the server continues the job.",
    response: { 200: cronAnswerOutput },
  };
  const route = (method: "GET" | "POST", operationId: string) =>
    shaped(app).route({
      method,
      url: "/api/process-generation-jobs",
      config: { opens: "cron" },
      schema: { ...schema, operationId },
      bodyLimit: 64 * 1024,
      async onRequest(request) {
        await countRequest(options.services, {
          key: `cron:address:${request.ip}`,
          limit: options.requestsPerMinute,
        });
        if (!isAllowed(request.headers.authorization, options.secret))
          throw new LacquerError("cron_unauthorized");
      },
      async handler(request, reply) {
        // HEAD must not run a job, because it only shows how a call would be answered.
        if (request.method === "HEAD") return reply.send({ processed: 0 });
        return reply.send(await options.runner.runOne(options.budgetSeconds));
      },
    });
  route("GET", "runOneJobByGet");
  route("POST", "runOneJob");
}
