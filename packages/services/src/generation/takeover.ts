import { setTimeout as pause } from "node:timers/promises";
import { transaction } from "@lacquer/db";
import { type HeldElsewhere, jobsOfOthers } from "@lacquer/db/queue";
import type { WorkerSession } from "@lacquer/db/wake";
import type { ServiceContext } from "../context.ts";
import { lockHeldJob } from "./locked-job.ts";
import { putBack } from "./put-back.ts";

/** How often the locks of workers with running jobs are looked at. */
export const TAKEOVER_LOOK_MS = 250;
/** A living worker that only lost its session has its lock back within this time. */
const CONFIRM_MS = 300;
/** Whoever lost its own session lately cannot tell a dead worker from a restarted Postgres. */
const GRACE_MS = 5_000;

export interface Takeover {
  /** Looks for running jobs of workers whose process died and puts them back. */
  look(ownId: string, signal: AbortSignal): Promise<{ othersRun: boolean; taken: number }>;
}

/**
 * Notices dead workers by their advisory locks: a free lock, confirmed once, means that the process is gone. Its jobs
 * run again at once, without waiting for their lease. The lease stays as the net below, for hangs and cuts.
 */
export function createTakeover(ctx: ServiceContext, session: WorkerSession): Takeover {
  async function free(jobs: HeldElsewhere[]): Promise<HeldElsewhere[]> {
    const dead = new Set<string>();
    for (const owner of new Set(jobs.map((job) => job.owner))) {
      if (await session.isLockFree(owner)) dead.add(owner);
    }
    return jobs.filter((job) => dead.has(job.owner));
  }

  return {
    async look(ownId, signal) {
      const jobs = await jobsOfOthers(ctx.db.pool, ownId);
      const nothing = { othersRun: jobs.length > 0, taken: 0 };
      if (jobs.length === 0 || session.lostFor() < GRACE_MS) return nothing;
      const suspects = await free(jobs);
      if (suspects.length === 0) return nothing;
      await pause(CONFIRM_MS, undefined, { signal });
      if (session.lostFor() < GRACE_MS) return nothing;
      // A worker that lost only its session has said so meanwhile, and is no longer among these.
      const owners = new Set(suspects.map((job) => job.owner));
      const still = await jobsOfOthers(ctx.db.pool, ownId);
      const dead = await free(still.filter((job) => owners.has(job.owner)));
      for (const job of dead) await takeBack(ctx, job);
      if (dead.length > 0) ctx.changed();
      return { othersRun: true, taken: dead.length };
    },
  };
}

async function takeBack(ctx: ServiceContext, job: HeldElsewhere): Promise<void> {
  await transaction(ctx.db, async (tx) => {
    const held = await lockHeldJob(tx, job.id, job.leaseToken);
    if (!held) return;
    const status = await putBack(tx, held, {
      maxAttempts: ctx.config.maxAttempts,
      afterSeconds: 0,
      error: { code: "attempts_exhausted" },
    });
    ctx.log.warn(
      { jobId: job.id, worker: job.owner, attempt: held.attempt, status },
      "job taken from a dead worker",
    );
  });
}
