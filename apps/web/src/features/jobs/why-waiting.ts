import type { Job, ProviderTrouble } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { clock } from "../../ui/format.ts";
import { goesOn, type SentenceContext } from "./sentence-context.ts";
import { usualWords } from "./usual-time.ts";

/** Returns why a job is not being painted yet: the first reason that applies. */
export function whyWaiting(job: Job, around: SentenceContext): string {
  if (!around.isOnline)
    return t`You are offline. The studio continues without you, and this line is updated when you are back.`;
  if (around.workersAlive === 0)
    return t`No worker is running just now. Painting starts by itself as soon as a worker runs.`;
  if (around.pausedUntil !== null) return pausedWords(around.pausedUntil, around.pauseReason);
  if (job.attempt > 0)
    return t`Painting was interrupted and will start again by itself. You are not charged twice.`;
  if (around.running >= around.runningLimit) {
    const words = plural(
      { count: around.running },
      {
        one: "# of your designs are being painted, as many as can run at once.",
        other: "# of your designs are being painted, as many as can run at once.",
      },
    );
    return `${words} ${goesOn()}`;
  }
  if ((job.queuePosition ?? 1) > 1)
    return `${t`The designs ahead of this one are painted first.`} ${goesOn()}`;
  return [t`Painting starts in a moment.`, usualWords(job, around), goesOn()]
    .filter(Boolean)
    .join(" ");
}

const pauses = (): Record<ProviderTrouble, string> => ({
  rate_limit: t`The image service accepts only a certain number of images a minute.`,
  overloaded: t`The image service is overloaded.`,
  billing: t`The studio's account with the image service has no money left.`,
  key: t`The image service is refusing the studio's requests just now.`,
  budget: t`The studio's budget for today is spent; the next day begins at midnight (UTC).`,
});

/**
 * Says why the image service is paused and when the studio tries again. The designer loses nothing and need not do
 * anything.
 */
function pausedWords(until: string, reason: ProviderTrouble | null): string {
  const why = reason ? pauses()[reason] : t`The image service is not accepting work just now.`;
  const at = clock(until);
  return `${why} ${t`The next try is at ${at}. Your design keeps its place in the queue, and nothing is charged.`}`;
}
