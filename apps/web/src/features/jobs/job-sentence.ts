import type { Job } from "@lacquer/contracts";
import { credits, ordinal } from "./ordinal.ts";

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
  /** What an image usually takes, in seconds; null when not known. */
  usualSeconds: number | null;
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
  if (job.attempt > 0)
    return "Painting was interrupted and starts again by itself. It is not charged twice.";
  if (around.running >= around.runningLimit) {
    return `${around.running} of yours are being painted, as many as run at once. ${GOES_ON}`;
  }
  if ((job.queuePosition ?? 1) > 1) return `Those before it are painted first. ${GOES_ON}`;
  return `Painting starts in a moment. ${GOES_ON}`;
}

function painting(job: Job, around: JobSurroundings): JobSentence {
  const done = imagesDone(job);
  const current = Math.min(done + 1, job.imageCount);
  const title =
    job.imageCount === 1
      ? "Your image is being painted"
      : `Image ${current} of ${job.imageCount} is being painted`;
  const usual =
    around.usualSeconds === null
      ? ""
      : `Usually done in ${seconds(around.usualSeconds * job.imageCount)}. `;
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
    detail: `${credits(job.cost)} spent. ${made === 1 ? "It is" : "They are"} in your collection too.`,
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

function seconds(amount: number): string {
  const rounded = Math.max(1, Math.round(amount));
  return rounded < 90 ? `${rounded} s` : `${Math.round(rounded / 60)} min`;
}
