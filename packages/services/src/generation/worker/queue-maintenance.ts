import { type QueueSurvey, surveyQueue } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { unparkDue } from "../transitions/unpark.ts";
import { reclaimExpired } from "./reclaim-expired.ts";
import { reclaimStrays } from "./reclaim-strays.ts";

/**
 * Surveys the queue and does what is due: expired leases, pauses that are over, strays. Returns what it saw;
 * `claimable` is also true when something was requeued. It removes from `broken` whatever no longer stands in this
 * process's name.
 */
export async function maintainQueue(
  ctx: ServiceContext,
  worker: { id: string; heldTokens: string[]; broken: Set<string> },
): Promise<QueueSurvey> {
  // A run that breaks off during the survey was still held when the survey began.
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
  if (survey.dueInMs !== null && survey.dueInMs <= 0) moved += await unparkDue(ctx);
  // This process may have too few free slots for all of them.
  if (moved > 0) ctx.wake();
  return { ...survey, claimable: !survey.paused && (survey.claimable || moved > 0) };
}
