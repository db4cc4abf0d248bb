import type { ClaimedJob } from "@lacquer/db/queue";
import type { Nudge, WorkerSession } from "@lacquer/db/wake";
import type { ImageProvider } from "@lacquer/imaging";
import type { ServiceContext } from "../../context.ts";
import { createHousekeeper } from "../../system/housekeeping.ts";
import { retryWhileUnavailable } from "../../resilience/retry.ts";
import { waitWithTimeout } from "../../resilience/timeout.ts";
import { runClaimed } from "../run/run-claimed.ts";
import { fillSlots } from "./fill-slots.ts";
import { createLeaseKeeper, type LeaseKeeper } from "./lease-keeper.ts";
import { maintainQueue } from "./queue-maintenance.ts";
import { type Alarm, createAlarm } from "./alarm.ts";
import { createDeadReclaimer, type DeadReclaimer } from "./reclaim-dead.ts";
import { createRounds, type Rounds } from "./rounds.ts";
import { createSlots, type Slots } from "./slots.ts";
import { createWorkerIdentity, type WorkerIdentity } from "./worker-identity.ts";

export interface Runner {
  /** Receives a nudge: a job may be waiting, or a lease may be lost. */
  wake(what?: Nudge): void;
  /**
   * Stops claiming, and waits up to `seconds` for running jobs. Jobs that are still running after that are requeued
   * without using up their attempt.
   */
  drain(seconds: number): Promise<void>;
  readonly busy: number;
}

export interface RunnerOptions {
  imageProvider: ImageProvider;
  slots: number;
  pollSeconds: number;
  sweepSeconds: number;
  /**
   * The session that holds this worker's advisory lock. Without a session, only leases show that the worker is alive.
   */
  session?: WorkerSession;
  /**
   * Called when messages wait for devices. The survey of the queue also finds such messages, so no further query is
   * needed.
   */
  onTellable?: () => void;
}

/** The longest time between two reports that a worker is alive, in seconds. */
const SIGN_SECONDS = 5;
/** The longest time that a process waits, when it shuts down, for work that cannot be hurried. */
const LAST_WORDS_SECONDS = 4;
/**
 * If a claim after a nudge found no job, other workers were faster. For this long, further nudges are ignored, because
 * the check of the leases also shows whether a job is left.
 */
const MISSED_MS = 1_000;

/** Runs pending jobs, `slots` at a time, until told to drain. A process must start only one runner. */
export async function startRunner(ctx: ServiceContext, options: RunnerOptions): Promise<Runner> {
  const { session, imageProvider } = options;
  const me = await retryWhileUnavailable(ctx, () =>
    createWorkerIdentity(ctx, { kind: "worker", slots: options.slots }, session),
  );
  const broken = new Set<string>();
  const doHousekeeping = createHousekeeper(ctx);
  let paused = false;
  let hasClaimed = false;
  let missedAt = Number.NEGATIVE_INFINITY;
  const alarm = createAlarm(() => rounds.askTick());

  const ask = () => rounds.ask();
  const reclaimer =
    session && createDeadReclaimer(ctx, { session, ownId: () => me.id(), onReclaimed: ask });
  const reclaimsAs = () => reclaimer?.workerId() ?? null;
  const leases = createLeaseKeeper(ctx, {
    workerId: reclaimsAs,
    seen(watch) {
      if (watch.claimable) ask();
      return reclaimer?.seen(watch) ?? null;
    },
  });
  const run = (job: ClaimedJob, signal: AbortSignal) => runClaimed(ctx, imageProvider, job, signal);
  const slots = createSlots(ctx, { count: options.slots, leases, run, broken, onFree: ask });

  async function tick(): Promise<boolean> {
    const heldTokens = leases.tokens();
    const survey = await maintainQueue(ctx, { id: me.id(), heldTokens, broken, hasClaimed });
    hasClaimed = false;
    paused = survey.paused;
    alarm.ringIn(survey.dueInMs);
    reclaimer?.expect(survey.othersRun);
    leases.watch();
    if (survey.tellable) options.onTellable?.();
    if (!survey.registered) await me.signOn();
    void doHousekeeping();
    return survey.claimable;
  }

  const rounds = createRounds({
    everyMs: Math.min(options.pollSeconds, options.sweepSeconds, SIGN_SECONDS) * 1000,
    tick,
    fill: () =>
      fillSlots(
        ctx,
        me.id,
        slots,
        () => !rounds.isStopped() && !paused,
        (isMiss) => {
          if (isMiss) missedAt = performance.now();
          else hasClaimed = true;
        },
      ),
    isBlocked: () => paused || slots.isFull(),
    onError: (error) => ctx.log.warn({ err: error }, "the queue could not be read; trying again"),
  });

  return {
    wake(what = "queue") {
      if (what === "leases") return leases.lookNow();
      if (what === "parked") return rounds.askTick();
      if (slots.isFull() || paused || rounds.isStopped()) return;
      // Some worker is about to run a job, so dead workers are looked for until the next tick.
      reclaimer?.expect(true);
      leases.watch();
      const watching = slots.busy > 0 || reclaimsAs() !== null;
      if (!watching || performance.now() - missedAt > MISSED_MS) ask();
    },
    drain: (seconds) => leave({ rounds, alarm, reclaimer, slots, leases, me }, seconds),
    get busy() {
      return slots.busy;
    },
  };
}

/**
 * Shuts the worker down with time limits, because neither a silent database nor an image provider that ignores its
 * signal may keep the process alive.
 */
async function leave(
  worker: {
    rounds: Rounds;
    alarm: Alarm;
    reclaimer: DeadReclaimer | undefined;
    slots: Slots;
    leases: LeaseKeeper;
    me: WorkerIdentity;
  },
  seconds: number,
): Promise<void> {
  const lastRound = worker.rounds.stop();
  worker.alarm.ringIn(null);
  worker.reclaimer?.stop();
  await waitWithTimeout(lastRound, LAST_WORDS_SECONDS);
  const finished = worker.slots.finished();
  await waitWithTimeout(finished, seconds);
  worker.leases.abortAll("drain");
  await waitWithTimeout(finished, LAST_WORDS_SECONDS);
  await waitWithTimeout(worker.me.signOff(), LAST_WORDS_SECONDS);
}
