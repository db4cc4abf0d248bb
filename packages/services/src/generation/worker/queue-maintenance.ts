import { type QueueSurvey, surveyQueue } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { unparkDue } from "../transitions/unpark.ts";
import { reclaimExpired } from "./reclaim-expired.ts";
import { reclaimStrays } from "./reclaim-strays.ts";

/**
 * Looks at the queue once and does the work that is due: expired leases, jobs whose pause is over, strays. Returns the
 * result of the look. `claimable` is also true when something was requeued; `dueInMs` is when the next pause is over.
 * Removes from `broken` the jobs that are no longer claimed in this process's name.
 */
export async function maintainQueue(
  ctx: ServiceContext,
  worker: { id: string; heldTokens: string[]; broken: Set<string> },
): Promise<QueueSurvey> {
  // Compares only runs that broke off before the survey: one that breaks off during it was still held when the survey
  // began.
  const before = [...worker.broken];
  const survey = await surveyQueue(ctx.db.pool, {
    workerId: worker.id,
    provider: ctx.config.provider,
    heldTokens: worker.heldTokens,
  });
  const seen = new Set(survey.strays.map(({ leaseToken }) => leaseToken));
  for (const token of before) if (!seen.has(token)) worker.broken.delete(token);
  let moved = await reclaimStrays(ctx, survey.strays, worker.broken);
  if (survey.expired) moved += await reclaimExpired(ctx);
  let { dueInMs } = survey;
  if (dueInMs !== null && dueInMs <= 0) {
    const unparked = await unparkDue(ctx);
    moved += unparked.moved;
    dueInMs = unparked.nextInMs;
  }
  // Wakes the other workers, because this process may have too few free slots for all of these jobs.
  if (moved > 0) ctx.wake();
  return { ...survey, dueInMs, claimable: !survey.paused && (survey.claimable || moved > 0) };
}
