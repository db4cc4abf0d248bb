import { setTimeout as delay } from "node:timers/promises";
import type { ClaimedJob } from "@lacquer/db/queue";
import type { Nudge, WorkerSession } from "@lacquer/db/wake";
import type { ImageProvider } from "@lacquer/imaging";
import type { ServiceContext } from "../../context.ts";
import { workerSlots } from "../../metrics/process-metrics.ts";
import { createHousekeeper } from "../../system/housekeeping.ts";
import { retryWhileUnavailable } from "../../resilience/retry.ts";
import { claim } from "../transitions/start-jobs.ts";
import { createLeaseKeeper } from "./lease-keeper.ts";
import { lookAfterLine } from "./queue-maintenance.ts";
import { createLoneRuns, isSuspected } from "./run-alone.ts";
import { runJob } from "../run/run-job.ts";
import { createTakeover } from "./reclaim-dead.ts";
import { waitWithTimeout } from "../../resilience/timeout.ts";
import { createWorkerIdentity } from "./worker-identity.ts";

export interface Runner {
  /** A hint that something may be waiting, or that a lease may be gone. */
  wake(what?: Nudge): void;
  /** Stops claiming, waits up to `seconds` for running jobs, gives the rest back without using up their attempt. */
  drain(seconds: number): Promise<void>;
  readonly busy: number;
}

export interface RunnerOptions {
  imageProvider: ImageProvider;
  slots: number;
  pollSeconds: number;
  sweepSeconds: number;
  /** Holds this worker's advisory lock; without one its liveness rests on the lease alone. */
  session?: WorkerSession;
}

/** A worker says at least this often that it is alive. */
const SIGN_SECONDS = 5;
/** How long a leaving process waits for what cannot be hurried. */
const LAST_WORDS_SECONDS = 4;
/** After a nudge that brought nothing, others are faster; for this long the look at the leases shows what is left. */
const MISSED_MS = 1_000;
/** Pauses before asking again for jobs whose owner another process was just serving. */
const AGAIN_MS = [5, 10, 20, 40, 80, 160];

/** Drains pending jobs with `slots` at once until told to drain. One claimer a process. */
export async function startRunner(ctx: ServiceContext, options: RunnerOptions): Promise<Runner> {
  const { session, slots } = options;
  const me = await retryWhileUnavailable(ctx, () =>
    createWorkerIdentity(ctx, { kind: "worker", slots }, session),
  );
  const running = new Set<Promise<void>>();
  const suspects = new Set<Promise<void>>();
  const runAlone = createLoneRuns(ctx, () => [...running].filter((run) => !suspects.has(run)));
  // Nothing new is begun beside a suspect.
  const isFull = () => running.size >= slots || suspects.size > 0;
  const broken = new Set<string>();
  const keepHouse = createHousekeeper(ctx);
  const tickMs = Math.min(options.pollSeconds, options.sweepSeconds, SIGN_SECONDS) * 1000;
  let draining = false;
  let round: Promise<void> = Promise.resolve();
  let queued = false;
  let tickDue = true;
  let paused = false;
  let missedAt = Number.NEGATIVE_INFINITY;

  const takeover =
    session && createTakeover(ctx, { session, ownId: () => me.id(), onTaken: () => askForJobs() });
  const leases = createLeaseKeeper(ctx, {
    workerId: () => takeover?.workerId() ?? null,
    seen(watch) {
      if (watch.claimable) askForJobs();
      return takeover?.seen(watch) ?? null;
    },
  });
  countSlots();

  async function tick(): Promise<boolean> {
    const survey = await lookAfterLine(ctx, {
      id: me.id(),
      heldTokens: leases.tokens(),
      broken,
    });
    paused = survey.paused;
    takeover?.expect(survey.othersRun);
    leases.watch();
    if (!survey.registered) await me.signOn();
    void keepHouse();
    return survey.claimable;
  }

  async function fill(): Promise<void> {
    for (let tries = 0; !draining && !paused && !isFull();) {
      const free = slots - running.size;
      const { jobs, more } = await claim(ctx, me.id(), free);
      for (const job of jobs) start(job);
      if (jobs.length === 0) missedAt = performance.now();
      if (!more || jobs.length === free) return;
      const pause = AGAIN_MS[tries];
      if (jobs.length > 0) tries = 0;
      else if (pause === undefined) return;
      else {
        tries += 1;
        await delay(pause);
      }
    }
  }

  function start(job: ClaimedJob): void {
    const suspected = isSuspected(job, ctx.config.maxAttempts);
    const run = leases
      .hold(job, (signal) => {
        const work = () => runJob(ctx, options.imageProvider, job, signal);
        return suspected ? runAlone(job, signal, work) : work();
      })
      .catch((error: unknown) => {
        broken.add(job.leaseToken);
        ctx.log.error({ err: error, jobId: job.id }, "job broke off; it is put back");
      })
      .finally(() => {
        running.delete(run);
        suspects.delete(run);
        countSlots();
        askForJobs();
      });
    running.add(run);
    if (suspected) suspects.add(run);
    countSlots();
  }

  function countSlots(): void {
    workerSlots.set({ state: "busy" }, running.size);
    workerSlots.set({ state: "free" }, slots - running.size);
  }

  function askForJobs(): void {
    if (queued || draining || (!tickDue && (paused || isFull()))) return;
    queued = true;
    round = round.then(async () => {
      queued = false;
      try {
        const look = tickDue;
        tickDue = false;
        if (!draining && (!look || (await tick()))) await fill();
      } catch (error) {
        ctx.log.warn({ err: error }, "the line could not be looked at; trying again");
      }
    });
  }

  function wake(what: Nudge = "line"): void {
    if (what === "leases") return leases.lookNow();
    if (isFull() || paused || draining) return;
    // Someone is about to run a job, perhaps another worker: until the next tick its life is watched.
    takeover?.expect(true);
    leases.watch();
    const watching = running.size > 0 || (takeover?.workerId() ?? null) !== null;
    if (!watching || performance.now() - missedAt > MISSED_MS) askForJobs();
  }

  const timer = setInterval(() => {
    tickDue = true;
    askForJobs();
  }, tickMs);
  askForJobs();

  return {
    wake,
    async drain(seconds) {
      draining = true;
      clearInterval(timer);
      takeover?.stop();
      // Neither a silent database nor an image provider that ignores its signal may keep the process from leaving.
      await waitWithTimeout(round, LAST_WORDS_SECONDS);
      const finished = Promise.all(running);
      await waitWithTimeout(finished, seconds);
      leases.abortAll("drain");
      await waitWithTimeout(finished, LAST_WORDS_SECONDS);
      await waitWithTimeout(me.signOff(), LAST_WORDS_SECONDS);
    },
    get busy() {
      return running.size;
    },
  };
}
