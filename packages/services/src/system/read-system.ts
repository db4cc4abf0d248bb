import type { Readiness, SystemStatus } from "@lacquer/contracts";
import { oldestWaitingSeconds, workersAlive } from "@lacquer/db/queue";
import type { ServiceContext } from "../context.ts";
import { readStandingPause } from "./provider-pause.ts";

/**
 * A worker reports about every five seconds that it is alive. A worker that has not reported for this long counts as
 * gone.
 */
export const ALIVE_SECONDS = 15;

/** Returns what the studio shows about the system. */
export async function readSystemStatus(ctx: ServiceContext): Promise<SystemStatus> {
  const { config } = ctx;
  const pause = await readStandingPause(ctx);
  return {
    provider: config.provider,
    guestsAllowed: config.guestCredits > 0,
    guestCredits: config.guestCredits,
    signupCredits: config.signupCredits,
    sendsMail: config.sendsMail ?? false,
    userRunningLimit: config.userRunningLimit,
    userWaitingLimit: config.userWaitingLimit,
    workersAlive: await workersAlive(ctx.db.pool, ALIVE_SECONDS),
    providerPaused: pause && { reason: pause.reason, until: pause.until.toISOString() },
  };
}

/** Returns the number of workers, and the age of the oldest waiting job. */
export async function readWorkforce(
  ctx: Pick<ServiceContext, "db">,
): Promise<Pick<Readiness, "workers" | "oldestWaitingSeconds">> {
  const [workers, oldest] = await Promise.all([
    workersAlive(ctx.db.pool, ALIVE_SECONDS),
    oldestWaitingSeconds(ctx.db.pool),
  ]);
  return { workers, oldestWaitingSeconds: Math.round(oldest * 10) / 10 };
}

/**
 * Checks whether jobs can be accepted: the database and the store must answer. Workers are not required, because a cron
 * service may run the jobs.
 */
export async function readReadiness(
  ctx: Pick<ServiceContext, "db" | "storage" | "log">,
): Promise<Readiness> {
  const [queue, storage] = await Promise.allSettled([readWorkforce(ctx), ctx.storage.check()]);
  if (queue.status === "rejected")
    ctx.log.warn({ err: queue.reason }, "the database does not answer");
  if (storage.status === "rejected")
    ctx.log.warn({ err: storage.reason }, "the store does not answer");
  return {
    database: queue.status === "fulfilled",
    storage: storage.status === "fulfilled",
    ...(queue.status === "fulfilled" ? queue.value : { workers: 0, oldestWaitingSeconds: 0 }),
  };
}
