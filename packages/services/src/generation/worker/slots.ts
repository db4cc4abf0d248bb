import type { ClaimedJob } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { claimedFields } from "../run/followed.ts";
import { workerSlots } from "../../process-metrics.ts";
import type { LeaseKeeper } from "./lease-keeper.ts";
import { createLoneRuns, isSuspected } from "./run-alone.ts";

/** The jobs that a worker runs, up to a fixed number at once. */
export interface Slots {
  readonly busy: number;
  readonly free: number;
  /** Also true while a suspected job runs, because no other job may start beside it. */
  isFull(): boolean;
  start(job: ClaimedJob): void;
  /** Resolves when all jobs that are running at the moment have ended. Never rejects. */
  finished(): Promise<unknown>;
}

export function createSlots(
  ctx: ServiceContext,
  options: {
    count: number;
    leases: Pick<LeaseKeeper, "hold">;
    run: (job: ClaimedJob, signal: AbortSignal) => Promise<void>;
    /** The lease tokens of runs that broke off. */
    broken: Set<string>;
    onFree: () => void;
  },
): Slots {
  const { count, leases, run, broken, onFree } = options;
  const running = new Set<Promise<void>>();
  const suspects = new Set<Promise<void>>();
  const runAlone = createLoneRuns(ctx, () => [...running].filter((one) => !suspects.has(one)));
  tellMetrics();

  function tellMetrics(): void {
    workerSlots.set({ state: "busy" }, running.size);
    workerSlots.set({ state: "free" }, count - running.size);
  }

  return {
    get busy() {
      return running.size;
    },
    get free() {
      return count - running.size;
    },
    isFull: () => running.size >= count || suspects.size > 0,
    start(job) {
      const suspected = isSuspected(job, ctx.config.maxAttempts);
      const started = leases
        .hold(job, (signal) => {
          const work = () => run(job, signal);
          return suspected ? runAlone(job, signal, work) : work();
        })
        .catch((error: unknown) => {
          broken.add(job.leaseToken);
          ctx.log.error(
            { err: error, ...claimedFields(ctx, job) },
            "a job broke off; it will be requeued",
          );
        })
        .finally(() => {
          running.delete(started);
          suspects.delete(started);
          tellMetrics();
          onFree();
        });
      running.add(started);
      if (suspected) suspects.add(started);
      tellMetrics();
    },
    finished: () => Promise.all(running),
  };
}
