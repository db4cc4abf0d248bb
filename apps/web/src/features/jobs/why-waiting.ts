import type { Job, ProviderTrouble } from "@lacquer/contracts";
import { GOES_ON, type SentenceContext } from "./sentence-context.ts";
import { usualWords } from "./usual-time.ts";

/** Why a job is not painted yet: the first reason that holds. */
export function whyWaiting(job: Job, around: SentenceContext): string {
  if (!around.isOnline)
    return "You are offline; the studio goes on without you and this line catches up later.";
  if (around.workersAlive === 0)
    return "No worker is running just now. It starts by itself as soon as one is.";
  if (around.pausedUntil !== null) return pausedWords(around.pausedUntil, around.pauseReason);
  if (job.attempt > 0)
    return "Painting was interrupted and starts again by itself. It is not charged twice.";
  if (around.running >= around.runningLimit) {
    return `${around.running} of yours are being painted, as many as run at once. ${GOES_ON}`;
  }
  if ((job.queuePosition ?? 1) > 1) return `Those before it are painted first. ${GOES_ON}`;
  const usual = usualWords(job, around);
  return `Painting starts in a moment${usual && `, and ${usual}`}. ${GOES_ON}`;
}

const PAUSES: Record<ProviderTrouble, string> = {
  rate_limit: "The image service takes only so many images a minute",
  overloaded: "The image service has more to do than it can take",
  billing: "The studio's account with the image service has run dry",
  key: "The image service does not let the studio in just now",
  budget: "The studio's budget for today is spent, and the next day begins at midnight (UTC)",
};

/** A pause is the studio's to mend, not the designer's: nothing is lost and nothing is to be done. */
function pausedWords(until: string, reason: ProviderTrouble | null): string {
  const why = reason ? PAUSES[reason] : "The image service takes no work just now";
  const at = new Date(until).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return `${why}. It is tried again at ${at}; your place is kept and nothing is charged.`;
}
