import type { CronAnswer } from "@lacquer/contracts";
import type { ClaimedJob } from "@lacquer/db/queue";
import type { Nudge, WorkerSession } from "@lacquer/db/wake";
import type { ImageProvider } from "@lacquer/imaging";
import type { ServiceContext } from "../../context.ts";
import { claimedFields } from "../run/followed.ts";
import { createHousekeeper } from "../../system/housekeeping.ts";
import { startJobs } from "../transitions/start-jobs.ts";
import { createLeaseKeeper } from "./lease-keeper.ts";
import { maintainQueue } from "./queue-maintenance.ts";
import { runClaimed } from "../run/run-claimed.ts";
import { outside } from "../../tracing/index.ts";
import { waitWithTimeout } from "../../resilience/timeout.ts";
import { createWorkerIdentity, type WorkerIdentity } from "./worker-identity.ts";

/** Runs waiting jobs for callers that are not workers: a cron service, or a person with curl. */
export interface OneRunner {
  /**
   * Runs at most one waiting job. Resolves when the job has ended, or after `budgetSeconds`. In the second case, the
   * job continues in this process.
   */
  runOne(budgetSeconds: number): Promise<CronAnswer>;
  drain(seconds: number): Promise<void>;
}

interface OneRunnerOptions {
  imageProvider: ImageProvider;
  /**
   * Opens the session that holds this process's lock. If absent, other processes notice that this process has died only
   * when its leases expire.
   */
  openSession?: ((onNudge: (what: Nudge) => void) => WorkerSession) | undefined;
}

/** The longest time that a process waits, when it shuts down, for work that cannot be hurried. */
const LAST_WORDS_SECONDS = 4;

/**
 * All calls of a process share one row in the table of workers and one session for its lock. The first call creates
 * both. If the process is killed, its jobs are reclaimed as quickly as a worker's.
 */
export function createOneRunner(
  ctx: ServiceContext,
  { imageProvider, openSession }: OneRunnerOptions,
): OneRunner {
  const leases = createLeaseKeeper(ctx);
  const doHousekeeping = createHousekeeper(ctx);
  const runs = new Map<string, Promise<void>>();
  const broken = new Set<string>();
  let session: WorkerSession | undefined;
  let me: WorkerIdentity | undefined;
  let hasClaimed = false;
  // Callers are served one at a time, because a caller's survey of the queue would mistake another caller's unfinished
  // claim for a stray job.
  const takeInTurn = inTurn(take);

  async function take(): Promise<ClaimedJob | undefined> {
    session ??= openSession?.((what) => {
      if (what === "leases") leases.lookNow();
    });
    me ??= await createWorkerIdentity(ctx, { kind: "cron", slots: 1 }, session);
    const survey = await maintainQueue(ctx, {
      id: me.id(),
      heldTokens: leases.tokens(),
      broken,
      hasClaimed,
    });
    hasClaimed = false;
    if (!survey.registered) await me.signOn();
    void doHousekeeping();
    if (!survey.claimable) return undefined;
    const { jobs } = await startJobs(ctx, me.id(), 1);
    const [job] = jobs;
    hasClaimed = job !== undefined;
    if (job) start(job);
    return job;
  }

  function start(job: ClaimedJob): void {
    const run = leases
      .hold(job, (signal) => runClaimed(ctx, imageProvider, job, signal))
      .catch((error: unknown) => {
        broken.add(job.leaseToken);
        ctx.log.error(
          { err: error, ...claimedFields(ctx, job) },
          "a job broke off; the next call takes it",
        );
      })
      .finally(() => {
        runs.delete(job.leaseToken);
      });
    runs.set(job.leaseToken, run);
  }

  return {
    async runOne(budgetSeconds) {
      // The session, the leases and the housekeeping outlast this call and serve all later ones, so their log lines must
      // not name its request. The lines of a run name the request that created the job.
      const job = await outside(takeInTurn);
      if (!job) return { processed: 0 };
      await waitWithTimeout(runs.get(job.leaseToken) ?? Promise.resolve(), budgetSeconds);
      const now = await ctx.db.prisma.generationJob.findUnique({
        where: { id: job.id },
        select: { status: true },
      });
      return { processed: 1, jobId: job.id, ...(now ? { status: now.status } : {}) };
    },
    async drain(seconds) {
      await waitWithTimeout(Promise.all(runs.values()), seconds);
      leases.abortAll("drain");
      await waitWithTimeout(Promise.all(runs.values()), LAST_WORDS_SECONDS);
      if (me) await waitWithTimeout(me.signOff(), LAST_WORDS_SECONDS);
      await session?.close();
    },
  };
}

/**
 * Returns a function that runs `work` for any number of callers, one after another. A failure does not block the next
 * caller.
 */
function inTurn<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
