import { type HeldElsewhere, jobsOfOwners, type LeaseWatch } from "@lacquer/db/queue";
import type { WorkerSession } from "@lacquer/db/wake";
import pLimit from "p-limit";
import type { ServiceContext } from "../../context.ts";
import type { Lookout } from "./lease-keeper.ts";
import { requeue } from "../transitions/requeue.ts";

/**
 * A worker whose lock stays free for this long counts as dead. A living worker that only lost its session takes its
 * lock again within this time, or records the loss in its row.
 */
const CONFIRM_MS = 250;
/**
 * For this long after losing its own session, a process declares no worker dead, because it cannot tell a dead worker
 * from a restarted Postgres.
 */
const GRACE_MS = 5_000;
/**
 * The number of jobs that are requeued at the same time. The number is small, because the connection pool has other
 * work too.
 */
const AT_ONCE = 3;

export interface DeadReclaimer extends Lookout {
  /** Starts or stops looking for dead workers. Looking is useful only while other workers run jobs. */
  expect(othersRun: boolean): void;
  /** Permanently stops looking for dead workers. */
  stop(): void;
}

/**
 * Finds dead workers by their advisory locks. If a lock is free in two checks, its process is gone, and its jobs run
 * again at once, before their leases expire. Leases remain the safety net for processes that hang or lose their
 * connection.
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
    // Called only after the requeueing, because it starts jobs, and making their pictures would slow the requeueing
    // down.
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

/** Requeues a dead worker's job. Returns false if that worker no longer held the job. */
async function takeBack(ctx: ServiceContext, job: HeldElsewhere): Promise<boolean> {
  const requeued = await requeue(ctx, job, "worker died");
  if (!requeued) return false;
  ctx.log.warn({ jobId: job.id, worker: job.owner, ...requeued }, "job taken from a dead worker");
  return true;
}
