import { type ClaimedJob, extendLeases, stillHeld } from "@lacquer/db/queue";
import type { ServiceContext } from "../context.ts";
import type { StopReason } from "./run-job.ts";

/** How often a process looks whether its jobs were canceled, in milliseconds. */
const WATCH_MS = 250;

export interface LeaseKeeper {
  /** Runs `work` with a signal that fires when the lease is lost or the process drains. */
  hold(job: ClaimedJob, work: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Fires every held job's signal. */
  abortAll(reason: StopReason): void;
  readonly count: number;
}

/**
 * Keeps the leases of all jobs that this process runs: one heartbeat for all, and a short look in between that notices
 * a cancel. Timers run only while something is held. Without an answer from the database for a whole lease, the leases
 * must be taken as lost.
 */
export function createLeaseKeeper(ctx: ServiceContext): LeaseKeeper {
  const held = new Map<string, { job: ClaimedJob; abort: AbortController }>();
  const { leaseSeconds, heartbeatSeconds } = ctx.config;
  let timer: NodeJS.Timeout | undefined;
  let nextBeat = 0;
  let lastAnswer = 0;

  async function look(): Promise<void> {
    if (held.size === 0) return;
    const jobs = [...held.values()].map(({ job }) => job);
    const beat = performance.now() >= nextBeat;
    try {
      const alive = beat
        ? await extendLeases(ctx.db.pool, jobs, leaseSeconds)
        : await stillHeld(ctx.db.pool, jobs);
      lastAnswer = performance.now();
      if (beat) nextBeat = lastAnswer + heartbeatSeconds * 1000;
      for (const job of jobs) {
        if (!alive.has(job.leaseToken))
          held.get(job.leaseToken)?.abort.abort("lease-lost" satisfies StopReason);
      }
    } catch (error) {
      ctx.log.warn({ err: error, jobs: jobs.length }, "leases could not be looked at");
      if (performance.now() - lastAnswer > leaseSeconds * 1000) abortAll("lease-lost");
    }
  }

  function schedule(): void {
    if (timer || held.size === 0) return;
    timer = setTimeout(() => {
      void look().finally(() => {
        timer = undefined;
        schedule();
      });
    }, WATCH_MS);
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
      try {
        await work(abort.signal);
      } finally {
        // The next look finds nothing held and lets the timer rest.
        held.delete(job.leaseToken);
      }
    },
    abortAll,
    get count() {
      return held.size;
    },
  };
}
