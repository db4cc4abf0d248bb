import { type QueueSurvey, surveyQueue } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { unparkDue } from "../transitions/unpark.ts";
import { reclaimExpired } from "./reclaim-expired.ts";
import { reclaimStrays } from "./reclaim-strays.ts";

/**
 * Surveys the queue once and requeues what is due: jobs with expired leases, parked jobs whose pause is over, and
 * strays (jobs claimed in this process's name that do not run here). Returns the survey. Its `claimable` is also true
 * if something was requeued, and its `dueInMs` is the time until the next pause is over. Jobs that are no longer
 * claimed in this process's name are removed from `broken`.
 */
export async function maintainQueue(
  ctx: ServiceContext,
  worker: { id: string; heldTokens: string[]; broken: Set<string>; hasClaimed: boolean },
): Promise<QueueSurvey> {
  // Only runs that broke off before the survey are compared. A run that breaks off during the survey still counted as
  // held when the survey began.
  const before = [...worker.broken];
  const survey = await surveyQueue(ctx.db.pool, {
    workerId: worker.id,
    provider: ctx.config.provider,
    heldTokens: worker.heldTokens,
    hasClaimed: worker.hasClaimed,
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
  // Other workers are woken too, because this process may have too few free slots for all requeued jobs.
  if (moved > 0) ctx.wake();
  return { ...survey, dueInMs, claimable: !survey.paused && (survey.claimable || moved > 0) };
}
