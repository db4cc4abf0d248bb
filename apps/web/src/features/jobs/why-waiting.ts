import type { Job, ProviderTrouble } from "@lacquer/contracts";
import { GOES_ON, type SentenceContext } from "./sentence-context.ts";
import { usualWords } from "./usual-time.ts";

/** Returns why a job is not being painted yet: the first reason that applies. */
export function whyWaiting(job: Job, around: SentenceContext): string {
  if (!around.isOnline)
    return "You are offline. The studio continues without you, and this line is updated when you are back.";
  if (around.workersAlive === 0)
    return "No worker is running just now. Painting starts by itself when one is.";
  if (around.pausedUntil !== null) return pausedWords(around.pausedUntil, around.pauseReason);
  if (job.attempt > 0)
    return "Painting was interrupted and will start again by itself. You are not charged twice.";
  if (around.running >= around.runningLimit) {
    return `${around.running} of your designs are being painted, as many as can run at once. ${GOES_ON}`;
  }
  if ((job.queuePosition ?? 1) > 1) return `The designs ahead of it are painted first. ${GOES_ON}`;
  const usual = usualWords(job, around);
  return `Painting starts in a moment${usual && `, and ${usual}`}. ${GOES_ON}`;
}

const PAUSES: Record<ProviderTrouble, string> = {
  rate_limit: "The image service accepts only a certain number of images a minute",
  overloaded: "The image service is overloaded",
  billing: "The studio's account with the image service has no money left",
  key: "The image service is refusing the studio's requests just now",
  budget: "The studio's budget for today is spent; the next day begins at midnight (UTC)",
};

/**
 * Only somebody who runs the studio can end this kind of pause. The designer loses nothing and need not do anything.
 */
function pausedWords(until: string, reason: ProviderTrouble | null): string {
  const why = reason ? PAUSES[reason] : "The image service is not accepting work just now";
  const at = new Date(until).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return `${why}. The next try is at ${at}. Your place is kept and nothing is charged.`;
}
