import { setTimeout as pause } from "node:timers/promises";
import { type ClaimedJob, extendLeases, type LeaseWatch, watchLeases } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import type { StopReason } from "../run/run-job.ts";

/** How often a process looks whether its jobs were canceled and whether others need a hand, in milliseconds. */
const WATCH_MS = 250;
/** How long work whose lease is gone may take to stop before its slot is given away. */
const STOP_MS = 1_000;

/** What else a process wants to know while it looks at its leases. */
export interface Lookout {
  /** The worker on whose behalf dead ones are looked for; null = they are not. */
  workerId(): string | null;
  /** Told what each look showed. Answers in how many milliseconds to look again at the latest, or null. */
  seen(watch: LeaseWatch): number | null;
}

export interface LeaseKeeper {
  /** Runs `work` with a signal that fires when the lease is lost or the process drains. */
  hold(job: ClaimedJob, work: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Looks at once: a job may have been canceled. */
  lookNow(): void;
  /** Starts looking when there is something to look for. */
  watch(): void;
  /** Fires every held job's signal. */
  abortAll(reason: StopReason): void;
  /** The leases that this process knows of. */
  tokens(): string[];
}

/**
 * Keeps the leases of all jobs that this process runs: one heartbeat for all, and a short look in between that notices
 * a cancel. It looks only while something is held or `lookout` names a worker. Without an answer from the database for
 * a whole lease, the leases must be taken as lost.
 */
export function createLeaseKeeper(ctx: ServiceContext, lookout?: Lookout): LeaseKeeper {
  const held = new Map<string, { job: ClaimedJob; abort: AbortController }>();
  const { leaseSeconds, heartbeatSeconds, provider } = ctx.config;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let again = false;
  let nextBeat = 0;
  let lastAnswer = 0;
  let waitMs = WATCH_MS;

  const wanted = () => held.size > 0 || (lookout?.workerId() ?? null) !== null;

  async function look(): Promise<void> {
    const jobs = [...held.values()].map(({ job }) => job);
    waitMs = WATCH_MS;
    const leaseEnd =
      jobs.length > 0 &&
      setTimeout(
        () => abortAll("lease-lost"),
        Math.max(1, lastAnswer + leaseSeconds * 1000 - performance.now()),
      );
    try {
      if (jobs.length > 0 && performance.now() >= nextBeat) {
        const alive = await extendLeases(ctx.db.pool, jobs, leaseSeconds);
        nextBeat = performance.now() + heartbeatSeconds * 1000;
        answered(jobs, alive);
        return;
      }
      const watch = await watchLeases(ctx.db.pool, {
        held: jobs,
        workerId: lookout?.workerId() ?? null,
        provider,
      });
      answered(jobs, watch.held);
      waitMs = Math.min(WATCH_MS, lookout?.seen(watch) ?? WATCH_MS);
    } catch (error) {
      ctx.log.warn({ err: error, jobs: jobs.length }, "leases could not be looked at");
    } finally {
      if (leaseEnd) clearTimeout(leaseEnd);
    }
  }

  function answered(jobs: ClaimedJob[], alive: Set<string>): void {
    lastAnswer = performance.now();
    for (const job of jobs) {
      if (!alive.has(job.leaseToken))
        held.get(job.leaseToken)?.abort.abort("lease-lost" satisfies StopReason);
    }
  }

  function lookNow(): void {
    if (looking) {
      // What is being looked at may be older than what is asked for.
      again = true;
      return;
    }
    clearTimeout(timer);
    timer = undefined;
    if (!wanted()) return;
    looking = look().finally(() => {
      looking = undefined;
      if (again) {
        again = false;
        lookNow();
      } else schedule();
    });
  }

  function schedule(): void {
    if (timer || looking || !wanted()) return;
    timer = setTimeout(lookNow, waitMs);
  }

  function abortAll(reason: StopReason): void {
    for (const { abort } of held.values()) abort.abort(reason);
  }

  return {
    async hold(job, work) {
      const abort = new AbortController();
      const now = performance.now();
      if (held.size === 0) {
        nextBeat = now + heartbeatSeconds * 1000;
        lastAnswer = now;
      } else nextBeat = Math.min(nextBeat, now + heartbeatSeconds * 1000);
      held.set(job.leaseToken, { job, abort });
      schedule();
      const working = work(abort.signal);
      try {
        const stubborn = await Promise.race([working.then(() => false), ignored(abort.signal)]);
        if (stubborn) {
          // What it still makes is dropped: its lease token opens nothing any more.
          ctx.log.warn({ jobId: job.id }, "a job goes on after its lease ended; its slot is free");
          working.catch((error: unknown) =>
            ctx.log.warn({ err: error, jobId: job.id }, "ended late"),
          );
        }
      } finally {
        held.delete(job.leaseToken);
      }
    },
    lookNow,
    watch: schedule,
    abortAll,
    tokens: () => [...held.keys()],
  };
}

/** True a while after the lease was lost; work that drains is given its time by who drains. */
async function ignored(signal: AbortSignal): Promise<boolean> {
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => signal.reason === "lease-lost" && resolve(), {
      once: true,
    });
  });
  await pause(STOP_MS, undefined, { ref: false });
  return true;
}
