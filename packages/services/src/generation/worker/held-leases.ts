import { setTimeout as pause } from "node:timers/promises";
import type { ClaimedJob } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { claimedFields } from "../run/followed.ts";
import type { StopReason } from "../run/run-job.ts";

/** The time that work gets to stop after its lease is lost. After that, the work's slot is freed. */
const STOP_MS = 1_000;

/** The leases that a process believes it holds, each with the abort signal of its work. */
export interface HeldLeases {
  jobs(): ClaimedJob[];
  /** Fires the signal of each job whose token is not among `alive`. */
  keepOnly(jobs: ClaimedJob[], alive: ReadonlySet<string>): void;
  abortAll(reason: StopReason): void;
  /** Runs `work` and counts its lease as held until the work settles, at most until STOP_MS after the lease is lost. */
  hold(job: ClaimedJob, work: (signal: AbortSignal) => Promise<void>): Promise<void>;
}

export function createHeldLeases(ctx: Pick<ServiceContext, "log" | "userHash">): HeldLeases {
  const held = new Map<string, { job: ClaimedJob; abort: AbortController }>();
  return {
    jobs: () => [...held.values()].map(({ job }) => job),
    keepOnly(jobs, alive) {
      for (const { leaseToken } of jobs)
        if (!alive.has(leaseToken))
          held.get(leaseToken)?.abort.abort("lease-lost" satisfies StopReason);
    },
    abortAll(reason) {
      for (const { abort } of held.values()) abort.abort(reason);
    },
    async hold(job, work) {
      const abort = new AbortController();
      held.set(job.leaseToken, { job, abort });
      const working = work(abort.signal);
      try {
        const stubborn = await Promise.race([working.then(() => false), ignored(abort.signal)]);
        if (stubborn) {
          // The results of this work are dropped, because its lease token no longer permits writing.
          ctx.log.warn(
            claimedFields(ctx, job),
            "a job continues after its lease ended; its slot was freed",
          );
          working.catch((error: unknown) =>
            ctx.log.warn({ err: error, ...claimedFields(ctx, job) }, "ended late"),
          );
        }
      } finally {
        held.delete(job.leaseToken);
      }
    },
  };
}

/**
 * Resolves with true when work has had STOP_MS to stop after its lease was lost. Never resolves for a draining process,
 * because the drain has its own time limit.
 */
async function ignored(signal: AbortSignal): Promise<boolean> {
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => signal.reason === "lease-lost" && resolve(), {
      once: true,
    });
  });
  await pause(STOP_MS, undefined, { ref: false });
  return true;
}
