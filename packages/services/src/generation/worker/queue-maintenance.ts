import { type LineSurvey, surveyLine, unparkJobs } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { putBackStrays } from "./reclaim-strays.ts";
import { sweepExpired } from "./reclaim-expired.ts";

/**
 * One look at the line, and whatever it shows to be done: expired leases, jobs whose pause is over, strays. Answers
 * what was seen, with `claimable` also true when something was put back into the line. Whatever in `broken` stands in this
 * process's name no longer is taken out of it.
 */
export async function lookAfterLine(
  ctx: ServiceContext,
  worker: { id: string; heldTokens: string[]; broken: Set<string> },
): Promise<LineSurvey> {
  // A run that breaks off during the survey was still held when it was asked for.
  const before = [...worker.broken];
  const survey = await surveyLine(ctx.db.pool, {
    workerId: worker.id,
    provider: ctx.config.provider,
    heldTokens: worker.heldTokens,
  });
  const seen = new Set(survey.strays.map(({ leaseToken }) => leaseToken));
  for (const token of before) if (!seen.has(token)) worker.broken.delete(token);
  let moved = await putBackStrays(ctx, survey.strays, worker.broken);
  if (survey.expired) moved += await sweepExpired(ctx);
  if (survey.due) moved += await unparkJobs(ctx.db.pool);
  // This process may have too few free slots for all of them.
  if (moved > 0) ctx.wake();
  return { ...survey, claimable: !survey.paused && (survey.claimable || moved > 0) };
}
