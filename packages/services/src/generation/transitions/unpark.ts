import { setTimeout as delay } from "node:timers/promises";
import { unparkJobs } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";

/** The pauses before another try, if jobs were skipped because another process had locked their user queue. */
const AGAIN_MS = [5, 10, 20, 40];

/**
 * Moves all parked jobs whose pause is over back to the queue. Returns the number of moved jobs, and the milliseconds
 * until the next pause is over.
 */
export async function unparkDue(
  ctx: Pick<ServiceContext, "db">,
): Promise<{ moved: number; nextInMs: number | null }> {
  let moved = 0;
  for (let tries = 0; ;) {
    const { freed, more, nextInMs } = await unparkJobs(ctx.db.pool);
    moved += freed;
    if (!more) return { moved, nextInMs };
    if (freed > 0) continue;
    const pause = AGAIN_MS[tries];
    // Some jobs are still parked, so the queue should be checked again at once.
    if (pause === undefined) return { moved, nextInMs: 1 };
    tries += 1;
    await delay(pause);
  }
}
