import { type HeldElsewhere, jobsOfOwners, type LeaseWatch } from "@lacquer/db/queue";
import type { WorkerSession } from "@lacquer/db/wake";
import pLimit from "p-limit";
import type { ServiceContext } from "../../context.ts";
import type { Lookout } from "./lease-keeper.ts";
import { requeue } from "../transitions/requeue.ts";

/**
 * A worker whose lock is free counts as dead after this time. Within it, a living worker that lost only its session
 * takes its lock again, or says so in its row.
 */
const CONFIRM_MS = 250;
/**
 * For this long after losing its own session, a process declares no worker dead: it cannot tell a dead worker from a
 * restarted Postgres.
 */
const GRACE_MS = 5_000;
/** The number of jobs that are requeued at once; the pool has other work too. */
const AT_ONCE = 3;

export interface DeadReclaimer extends Lookout {
  /** Starts or stops looking for dead workers, which is useful only while others run jobs. */
  expect(othersRun: boolean): void;
  /** Stops for good. */
  stop(): void;
}

/**
 * Finds dead workers by their advisory locks: a lock that is free twice means that the process is gone. Its jobs run
 * again at once, without waiting for their lease. The lease remains the safety net for hangs and cuts.
 */
export function createDeadReclaimer(
  ctx: ServiceContext,
  options: { session: WorkerSession; ownId: () => string; onReclaimed: () => void },
): DeadReclaimer {
  const { session } = options;
  let looking = false;
  let suspects = new Map<string, number>();

  async function reclaimAll(owners: string[]): Promise<void> {
    const atOnce = pLimit(AT_ONCE);
    const jobs = await jobsOfOwners(ctx.db.pool, owners);
    const taken = await atOnce.map(jobs, (job) => takeBack(ctx, job));
    if (!taken.includes(true)) return;
    ctx.changed();
    ctx.wake();
    // Called only now, because making pictures would slow down the rest of the requeueing.
    options.onReclaimed();
  }

  return {
    expect(othersRun) {
      looking = othersRun;
      if (!looking) suspects.clear();
    },
    stop() {
      looking = false;
    },
    workerId: () => (looking && session.lostFor() >= GRACE_MS ? options.ownId() : null),
    seen({ unlocked }: LeaseWatch) {
      const now = performance.now();
      suspects = new Map(unlocked.map((id) => [id, suspects.get(id) ?? now]));
      if (!looking || session.lostFor() < GRACE_MS) suspects.clear();
      const dead = [...suspects].filter(([, since]) => now - since >= CONFIRM_MS);
      for (const [id] of dead) suspects.delete(id);
      if (dead.length > 0) {
        reclaimAll(dead.map(([id]) => id)).catch((error: unknown) =>
          ctx.log.warn({ err: error }, "a dead worker's jobs could not be reclaimed"),
        );
      }
      const next = Math.min(...[...suspects.values()].map((since) => since + CONFIRM_MS - now));
      return Number.isFinite(next) ? next : null;
    },
  };
}

/** False = that worker no longer held the job. */
async function takeBack(ctx: ServiceContext, job: HeldElsewhere): Promise<boolean> {
  const requeued = await requeue(ctx, job, "worker died");
  if (!requeued) return false;
  ctx.log.warn({ jobId: job.id, worker: job.owner, ...requeued }, "job taken from a dead worker");
  return true;
}
