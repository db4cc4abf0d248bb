import { createHash, timingSafeEqual } from "node:crypto";
import { LacquerError } from "@lacquer/contracts";
import { countRequest, type OneRunner, type Services } from "@lacquer/services";
import type { FastifyInstance } from "fastify";

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

/** Compares digests, not secrets: all digests have one length, so the time reveals nothing. */
function isAllowed(header: string | undefined, secret: string | undefined): boolean {
  const [, given = ""] = /^bearer +(.+)$/i.exec(header ?? "") ?? [];
  const equal = timingSafeEqual(digest(given), digest(secret ?? ""));
  return secret !== undefined && equal;
}

/** Runs at most one waiting job for a cron service. Closed while no secret is set. */
export async function cronRoutes(app: FastifyInstance, options: CronOptions): Promise<void> {
  // Cron services post whatever they like; none of it is read.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, payload, done) => {
    payload.resume();
    done(null);
  });
  app.route({
    method: ["GET", "POST"],
    url: "/api/process-generation-jobs",
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
      // HEAD only asks how a call would be answered, so it must not run a job.
      if (request.method === "HEAD") return reply.send();
      return options.runner.runOne(options.budgetSeconds);
    },
  });
}
