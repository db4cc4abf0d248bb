import { hostname } from "node:os";
import type { JobStatus } from "@lacquer/contracts";
import { forgetWorker, registerWorker, unparkJobs } from "@lacquer/db/queue";
import type { ImageMaker } from "@lacquer/imaging";
import type { ServiceContext } from "../context.ts";
import { claim } from "./claim.ts";
import { createLeaseKeeper } from "./lease-keeper.ts";
import { runJob } from "./run-job.ts";
import { sweepExpired } from "./sweep.ts";
import { within } from "./within.ts";

export interface CronAnswer {
  processed: 0 | 1;
  jobId?: string;
  status?: JobStatus;
}

/** Runs waiting jobs for callers that are no worker: a cron service, a person with curl. */
export interface OneRunner {
  /** Runs at most one waiting job; answers when it ended, or after `budgetSeconds` while it goes on here. */
  runOne(budgetSeconds: number): Promise<CronAnswer>;
  drain(seconds: number): Promise<void>;
}

export function createOneRunner(ctx: ServiceContext, maker: ImageMaker): OneRunner {
  const leases = createLeaseKeeper(ctx);
  const running = new Set<Promise<void>>();

  return {
    async runOne(budgetSeconds) {
      await sweepExpired(ctx);
      await unparkJobs(ctx.db.pool);
      const owner = await registerWorker(ctx.db.pool, {
        kind: "cron",
        host: hostname(),
        pid: process.pid,
        slots: 1,
      });
      const [job] = await claim(ctx, owner, 1);
      if (!job) {
        await forgetWorker(ctx.db.pool, owner);
        return { processed: 0 };
      }
      const run = leases
        .hold(job, (signal) => runJob(ctx, maker, job, signal))
        .catch((error: unknown) =>
          ctx.log.error({ err: error, jobId: job.id }, "job left to its lease"),
        )
        .finally(async () => {
          running.delete(run);
          await forgetWorker(ctx.db.pool, owner).catch((error: unknown) =>
            ctx.log.warn({ err: error }, "cron run could not sign off"),
          );
        });
      running.add(run);
      await within(run, budgetSeconds);
      const now = await ctx.db.prisma.generationJob.findUnique({
        where: { id: job.id },
        select: { status: true },
      });
      return { processed: 1, jobId: job.id, ...(now ? { status: now.status } : {}) };
    },
    async drain(seconds) {
      await within(Promise.all(running), seconds);
      leases.abortAll("drain");
      await Promise.all(running);
    },
  };
}
