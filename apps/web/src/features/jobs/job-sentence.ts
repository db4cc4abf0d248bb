import type { Job, PaintingTime, ProviderTrouble } from "@lacquer/contracts";
import { credits, ordinal } from "../../ui/format.ts";
import { usageWords } from "./usage-words.ts";

export type JobTone = "waiting" | "painting" | "done" | "failed" | "canceled";

/** What happens to a job, in words: a title, one line more, and what canceling it now would mean. */
export interface JobSentence {
  tone: JobTone;
  title: string;
  detail: string;
  /** Null when there is nothing left to cancel. */
  cancel: string | null;
}

export interface JobSurroundings {
  /** Jobs of the same person being painted now. */
  running: number;
  /** How many of one person's jobs run at once. */
  runningLimit: number;
  workersAlive: number;
  /** The image provider that waiting jobs will go to. */
  provider: string | null;
  /** Until when the image service takes nothing (ISO 8601), and why; null when it does. */
  pausedUntil: string | null;
  pauseReason: ProviderTrouble | null;
  /** What an image takes each image provider, from this person's own history. */
  times: readonly PaintingTime[];
  isOnline: boolean;
}

const GOES_ON = "Switch tabs or close the window: it goes on.";

/** Finished images of a job so far, at most as many as were asked for. */
export function imagesDone(job: Job): number {
  const byProgress = Math.floor((job.progress / 100) * job.imageCount + 0.001);
  const done =
    job.status === "processing"
      ? Math.max(job.resultImages.length, byProgress)
      : job.resultImages.length;
  return Math.min(done, job.imageCount);
}

export function jobSentence(job: Job, around: JobSurroundings): JobSentence {
  switch (job.status) {
    case "pending":
      return waiting(job, around);
    case "processing":
      return painting(job, around);
    case "completed":
      return completed(job);
    case "failed":
      return {
        tone: "failed",
        title: "Generation failed",
        detail: withMoney(job.errorMessage ?? "The picture could not be painted.", job),
        cancel: null,
      };
    case "canceled":
      return canceled(job);
  }
}

function waiting(job: Job, around: JobSurroundings): JobSentence {
  const place = job.queuePosition ?? 1;
  const title =
    place > 1 ? `Waiting: ${ordinal(place)} in your line` : "Waiting: next in your line";
  return {
    tone: "waiting",
    title,
    detail: whyWaiting(job, around),
    cancel: "Cancel, nothing charged",
  };
}

function whyWaiting(job: Job, around: JobSurroundings): string {
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

function painting(job: Job, around: JobSurroundings): JobSentence {
  const title = paintingTitle(job);
  const words = usualWords(job, around);
  const usual = words && `${sentence(words)}. `;
  const back = Math.max(0, job.cost - job.resultImages.length);
  const detail = around.isOnline
    ? `${usual}${GOES_ON}`
    : "You are offline; it goes on and this line catches up later.";
  return {
    tone: "painting",
    title,
    detail,
    cancel: back > 0 ? `Cancel, ${credits(back)} back` : "Cancel",
  };
}

/** Only what is known: taken on, the image in hand, or all of them done and being put away. */
function paintingTitle(job: Job): string {
  const done = imagesDone(job);
  const isOne = job.imageCount === 1;
  if (done === job.imageCount) return isOne ? "Keeping your image" : "Keeping your images";
  const which = isOne ? "your image" : `image ${done + 1} of ${job.imageCount}`;
  if (job.progress === 0) return `Accepted: ${which} is begun`;
  return `${sentence(which)} is being painted`;
}

/** "usually done in 20–35 s", for all images of the job; empty with too little history. */
export function usualWords(job: Job, { times, provider }: JobSurroundings): string {
  const time = times.find((known) => known.provider === (job.provider ?? provider));
  if (!time) return "";
  return `usually done in ${range(time.usual * job.imageCount, time.slow * job.imageCount)}`;
}

const PAUSES: Record<ProviderTrouble, string> = {
  rate_limit: "The image service takes only so many images a minute",
  overloaded: "The image service has more to do than it can take",
  billing: "The studio's account with the image service has run dry",
  key: "The image service does not let the studio in just now",
};

/** A pause is the studio's to mend, not the designer's: nothing is lost and nothing is to be done. */
function pausedWords(until: string, reason: ProviderTrouble | null): string {
  const why = reason ? PAUSES[reason] : "The image service takes no work just now";
  const at = new Date(until).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return `${why}. It is tried again at ${at}; your place is kept and nothing is charged.`;
}

function completed(job: Job): JobSentence {
  const made = job.resultImages.length;
  const missing = job.imageCount - made;
  if (missing > 0) {
    const detail = `${missing === 1 ? "One image" : `${missing} images`} could not be painted; ${returned(job.refunded)}`;
    return {
      tone: "done",
      title: `${made} of ${job.imageCount} images are ready`,
      detail,
      cancel: null,
    };
  }
  const title = made === 1 ? "Your image is ready" : `${made} images are ready`;
  return {
    tone: "done",
    title,
    detail: [
      `${credits(job.cost)} spent. ${made === 1 ? "It is" : "They are"} in your collection too.`,
      usageWords(job.usage),
    ]
      .join(" ")
      .trim(),
    cancel: null,
  };
}

function canceled(job: Job): JobSentence {
  const kept = job.resultImages.length;
  const detail =
    kept > 0
      ? `${kept === 1 ? "The finished image stays" : `${kept} finished images stay`} yours. `
      : "";
  const money = job.creditsDeducted ? sentence(returned(job.refunded)) : "Nothing was charged.";
  return { tone: "canceled", title: "Canceled", detail: detail + money, cancel: null };
}

/** Says what happened to the money, unless the error's own sentence already does. */
function withMoney(text: string, job: Job): string {
  if (/charged|credits? (is|are) back/i.test(text)) return text;
  if (!job.creditsDeducted) return `${text} Nothing was charged.`;
  return job.refunded > 0 ? `${text} ${sentence(returned(job.refunded))}` : text;
}

function returned(amount: number): string {
  return `${credits(amount)} ${amount === 1 ? "is" : "are"} back.`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "20–35 s", or one number where both ends round to the same. */
function range(least: number, most: number): string {
  const inMinutes = most >= 90;
  const [from, to] = [least, most].map((seconds) => rounded(inMinutes ? seconds / 60 : seconds));
  const unit = inMinutes ? "min" : "s";
  return from === to ? `${from} ${unit}` : `${from}–${to} ${unit}`;
}

/** To five from twenty on: nobody counts closer than that. */
function rounded(amount: number): number {
  return amount < 20 ? Math.max(1, Math.round(amount)) : Math.round(amount / 5) * 5;
}
