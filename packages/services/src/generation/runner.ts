import { hostname } from "node:os";
import { forgetWorker, registerWorker, seeWorker, unparkJobs } from "@lacquer/db/queue";
import type { ImageMaker } from "@lacquer/imaging";
import type { ServiceContext } from "../context.ts";
import { claim } from "./claim.ts";
import { createLeaseKeeper } from "./lease-keeper.ts";
import { runJob } from "./run-job.ts";
import { within } from "./within.ts";
import { sweepExpired } from "./sweep.ts";

export interface Runner {
  /** A hint that something may be waiting. */
  wake(): void;
  /** Stops claiming, waits up to `seconds` for running jobs, gives the rest back without using up their attempt. */
  drain(seconds: number): Promise<void>;
  readonly busy: number;
}

export interface RunnerOptions {
  maker: ImageMaker;
  slots: number;
  pollSeconds: number;
  sweepSeconds: number;
}

/** Drains pending jobs with `slots` at once until told to drain. One claimer a process. */
export async function startRunner(ctx: ServiceContext, options: RunnerOptions): Promise<Runner> {
  const describe = { kind: "worker" as const, host: hostname(), pid: process.pid, slots: options.slots };
  let workerId = await registerWorker(ctx.db.pool, describe);
  const leases = createLeaseKeeper(ctx);
  const running = new Set<Promise<void>>();
  let draining = false;
  let round: Promise<void> = Promise.resolve();
  let queued = false;
  let nextSweep = 0;

  async function lookAround(): Promise<void> {
    if (performance.now() >= nextSweep) {
      nextSweep = performance.now() + options.sweepSeconds * 1000;
      if (!(await seeWorker(ctx.db.pool, workerId))) workerId = await registerWorker(ctx.db.pool, describe);
      await sweepExpired(ctx);
      await unparkJobs(ctx.db.pool);
    }
    while (!draining && running.size < options.slots) {
      const jobs = await claim(ctx, workerId, options.slots - running.size);
      if (jobs.length === 0) break;
      for (const job of jobs) start(job);
    }
  }

  function start(job: Awaited<ReturnType<typeof claim>>[number]): void {
    const run = leases
      .hold(job, (signal) => runJob(ctx, options.maker, job, signal))
      .catch((error: unknown) => ctx.log.error({ err: error, jobId: job.id }, "job left to its lease"))
      .finally(() => {
        running.delete(run);
        wake();
      });
    running.add(run);
  }

  function wake(): void {
    if (queued || draining) return;
    queued = true;
    round = round.then(async () => {
      queued = false;
      if (draining) return;
      try {
        await lookAround();
      } catch (error) {
        ctx.log.warn({ err: error }, "the line could not be looked at; trying again");
      }
    });
  }

  const timer = setInterval(wake, Math.min(options.pollSeconds, options.sweepSeconds) * 1000);
  wake();

  return {
    wake,
    async drain(seconds) {
      draining = true;
      clearInterval(timer);
      await round;
      const finished = Promise.all(running);
      await within(finished, seconds);
      leases.abortAll("drain");
      await finished;
      await forgetWorker(ctx.db.pool, workerId).catch((error: unknown) =>
        ctx.log.warn({ err: error }, "worker could not sign off"),
      );
    },
    get busy() {
      return running.size;
    },
  };
}
