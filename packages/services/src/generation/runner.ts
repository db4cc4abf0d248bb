import { hostname } from "node:os";
import {
  forgetWorker,
  registerWorker,
  seeWorker,
  setWorkerLocked,
  unparkJobs,
} from "@lacquer/db/queue";
import type { WorkerSession } from "@lacquer/db/wake";
import type { ImageMaker } from "@lacquer/imaging";
import type { ServiceContext } from "../context.ts";
import { workerSlots } from "../metrics/process-metrics.ts";
import { claim } from "./claim.ts";
import { createLeaseKeeper } from "./lease-keeper.ts";
import { runJob } from "./run-job.ts";
import { sweepExpired } from "./sweep.ts";
import { createTakeover, TAKEOVER_LOOK_MS } from "./takeover.ts";
import { within } from "./within.ts";

export interface Runner {
  /** A hint that something may be waiting. */
  wake(): void;
  /** Stops claiming, waits up to `seconds` for running jobs, gives the rest back without using up their attempt. */
  drain(seconds: number): Promise<void>;
  readonly busy: number;
}

export interface RunnerOptions {
  maker: ImageMaker;
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

/** Drains pending jobs with `slots` at once until told to drain. One claimer a process. */
export async function startRunner(ctx: ServiceContext, options: RunnerOptions): Promise<Runner> {
  const describe = {
    kind: "worker" as const,
    host: hostname(),
    pid: process.pid,
    slots: options.slots,
  };
  const { session } = options;
  let workerId = await signOn();
  const leases = createLeaseKeeper(ctx);
  const running = new Set<Promise<void>>();
  countSlots();
  let draining = false;
  let round: Promise<void> = Promise.resolve();
  let queued = false;
  let nextSweep = 0;
  let nextSign = 0;

  async function signOn(): Promise<string> {
    const id = await registerWorker(ctx.db.pool, describe);
    session?.setWorker(id, (held) => {
      setWorkerLocked(ctx.db.pool, id, held).catch((error: unknown) =>
        ctx.log.warn({ err: error, held }, "the worker's lock could not be written down"),
      );
    });
    return id;
  }

  async function lookAround(): Promise<void> {
    if (performance.now() >= nextSign) {
      nextSign = performance.now() + Math.min(options.sweepSeconds, SIGN_SECONDS) * 1000;
      if (!(await seeWorker(ctx.db.pool, workerId))) workerId = await signOn();
    }
    if (performance.now() >= nextSweep) {
      nextSweep = performance.now() + options.sweepSeconds * 1000;
      await sweepExpired(ctx);
      await unparkJobs(ctx.db.pool);
    }
    while (!draining && running.size < options.slots) {
      const jobs = await claim(ctx, workerId, options.slots - running.size);
      if (jobs.length === 0) break;
      for (const job of jobs) start(job);
    }
  }

  function start(job: Awaited<ReturnType<typeof claim>>[number]): void {
    const run = leases
      .hold(job, (signal) => runJob(ctx, options.maker, job, signal))
      .catch((error: unknown) =>
        ctx.log.error({ err: error, jobId: job.id }, "job left to its lease"),
      )
      .finally(() => {
        running.delete(run);
        countSlots();
        wake();
      });
    running.add(run);
    countSlots();
  }

  function countSlots(): void {
    workerSlots.set({ state: "busy" }, running.size);
    workerSlots.set({ state: "free" }, options.slots - running.size);
  }

  function wake(): void {
    if (queued || draining) return;
    queued = true;
    round = round.then(async () => {
      queued = false;
      if (draining) return;
      try {
        await lookAround();
      } catch (error) {
        ctx.log.warn({ err: error }, "the line could not be looked at; trying again");
      }
    });
  }

  const takeover = session && createTakeover(ctx, session);
  const leaving = new AbortController();
  let looking = false;
  let nextLook = 0;
  async function lookForDead(): Promise<void> {
    if (!takeover || looking || performance.now() < nextLook) return;
    looking = true;
    try {
      const { othersRun, taken } = await takeover.look(workerId, leaving.signal);
      // While nobody else runs anything, one look a second is enough.
      nextLook = performance.now() + (othersRun ? 0 : 1_000);
      if (taken > 0) wake();
    } catch (error) {
      if (!leaving.signal.aborted)
        ctx.log.warn({ err: error }, "dead workers could not be looked for");
    } finally {
      looking = false;
    }
  }

  const every = Math.min(options.pollSeconds, options.sweepSeconds, SIGN_SECONDS);
  const timer = setInterval(wake, every * 1000);
  const takeoverTimer = setInterval(() => void lookForDead(), TAKEOVER_LOOK_MS);
  wake();

  return {
    wake,
    async drain(seconds) {
      draining = true;
      clearInterval(timer);
      clearInterval(takeoverTimer);
      leaving.abort();
      // Neither a silent database nor a maker that ignores its signal may keep the process from leaving.
      await within(round, LAST_WORDS_SECONDS);
      const finished = Promise.all(running);
      await within(finished, seconds);
      leases.abortAll("drain");
      await within(finished, LAST_WORDS_SECONDS);
      await forgetWorker(ctx.db.pool, workerId).catch((error: unknown) =>
        ctx.log.warn({ err: error }, "worker could not sign off"),
      );
    },
    get busy() {
      return running.size;
    },
  };
}
