import { type ClaimedJob, extendLeases, type LeaseWatch, watchLeases } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import type { StopReason } from "../run/run-job.ts";
import { createHeldLeases } from "./held-leases.ts";
import { createRepeatedLook } from "./repeated-look.ts";

/** The interval, in milliseconds, at which a process checks for canceled jobs and dead workers. */
const WATCH_MS = 250;

/** What a process checks in addition to its own leases. */
export interface Lookout {
  /** Returns this worker's id while the worker should look for dead workers, and null otherwise. */
  workerId(): string | null;
  /**
   * Receives the result of each check. Returns the longest time in milliseconds until the next check; null = no limit.
   */
  seen(watch: LeaseWatch): number | null;
}

export interface LeaseKeeper {
  /** Runs `work` with a signal that fires when the lease is lost or the process drains. */
  hold(job: ClaimedJob, work: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Checks at once, because a job may have been canceled. */
  lookNow(): void;
  /** Starts checking if there is something to check. */
  watch(): void;
  /** Fires the signal of every held job. */
  abortAll(reason: StopReason): void;
  /** Returns the tokens of the leases that this process holds. */
  tokens(): string[];
}

/**
 * Keeps the leases of all jobs that this process runs. One heartbeat serves all leases, and shorter checks in between
 * notice canceled jobs. Checks run only while a lease is held or `lookout` names a worker. If the database does not
 * answer for the length of a lease, all leases count as lost.
 */
export function createLeaseKeeper(ctx: ServiceContext, lookout?: Lookout): LeaseKeeper {
  const held = createHeldLeases(ctx);
  const { leaseSeconds, heartbeatSeconds, provider } = ctx.config;
  const workerId = () => lookout?.workerId() ?? null;
  let nextBeat = 0;
  let lastAnswer = 0;

  /** Returns the milliseconds until the next check. */
  async function ask(jobs: ClaimedJob[]): Promise<number> {
    if (jobs.length > 0 && performance.now() >= nextBeat) {
      const alive = await extendLeases(ctx.db.pool, jobs, leaseSeconds);
      nextBeat = performance.now() + heartbeatSeconds * 1000;
      answered(jobs, alive);
      return WATCH_MS;
    }
    const asking = { held: jobs, workerId: workerId(), provider };
    const watch = await watchLeases(ctx.db.pool, asking);
    answered(jobs, watch.held);
    return Math.min(WATCH_MS, lookout?.seen(watch) ?? WATCH_MS);
  }

  function answered(jobs: ClaimedJob[], alive: ReadonlySet<string>): void {
    lastAnswer = performance.now();
    held.keepOnly(jobs, alive);
  }

  async function look(): Promise<number> {
    const jobs = held.jobs();
    const leaseEnd =
      jobs.length > 0 &&
      setTimeout(
        () => held.abortAll("lease-lost"),
        Math.max(1, lastAnswer + leaseSeconds * 1000 - performance.now()),
      );
    try {
      return await ask(jobs);
    } catch (error) {
      ctx.log.warn({ err: error, jobs: jobs.length }, "leases could not be checked");
      return WATCH_MS;
    } finally {
      if (leaseEnd) clearTimeout(leaseEnd);
    }
  }

  const looking = createRepeatedLook(
    WATCH_MS,
    () => held.jobs().length > 0 || workerId() !== null,
    look,
  );
  return {
    hold(job, work) {
      const now = performance.now();
      const beat = now + heartbeatSeconds * 1000;
      if (held.jobs().length === 0) {
        nextBeat = beat;
        lastAnswer = now;
      } else nextBeat = Math.min(nextBeat, beat);
      const holding = held.hold(job, work);
      looking.start();
      return holding;
    },
    lookNow: looking.now,
    watch: looking.start,
    abortAll: held.abortAll,
    tokens: () => held.jobs().map(({ leaseToken }) => leaseToken),
  };
}
