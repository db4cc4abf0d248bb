import { type Job } from "@lacquer/contracts";
import { asSentence, credits, ordinal } from "../../ui/format.ts";
import { GOES_ON, type SentenceContext } from "./sentence-context.ts";
import { returned, withMoney } from "./money-words.ts";
import { isPaintedEarlier, PAINTED_EARLIER } from "./painted-earlier.ts";
import { usageWords } from "./usage-words.ts";
import { usualWords } from "./usual-time.ts";
import { whyWaiting } from "./why-waiting.ts";

export type JobTone = "waiting" | "painting" | "done" | "failed" | "canceled";

/** A job's state in words: a title, a second line, and what canceling the job now would do. */
export interface JobSentence {
  tone: JobTone;
  title: string;
  detail: string;
  /** Null if the job can no longer be canceled. */
  cancel: string | null;
}

export function jobSentence(job: Job, around: SentenceContext): JobSentence {
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

function waiting(job: Job, around: SentenceContext): JobSentence {
  const place = job.queuePosition ?? 1;
  const title =
    place > 1 ? `Waiting: ${ordinal(place)} in your queue` : "Waiting: next in your queue";
  return {
    tone: "waiting",
    title,
    detail: whyWaiting(job, around),
    cancel: "Cancel, nothing charged",
  };
}

function painting(job: Job, around: SentenceContext): JobSentence {
  const title = paintingTitle(job);
  const words = usualWords(job, around);
  const usual = words && `${asSentence(words)}. `;
  const back = Math.max(0, job.cost - job.resultImages.length);
  const detail = around.isOnline
    ? `${usual}${GOES_ON}`
    : "You are offline. Painting continues, and this line is updated when you are back.";
  return {
    tone: "painting",
    title,
    detail,
    cancel: back > 0 ? `Cancel, ${credits(back)} back` : "Cancel",
  };
}

/**
 * Returns a title that names only those stages that the studio can be sure of: the job was accepted, this image is
 * being painted, or all images are done and being saved.
 */
function paintingTitle(job: Job): string {
  const done = imagesDone(job);
  const isOne = job.imageCount === 1;
  if (done === job.imageCount) return isOne ? "Saving your image" : "Saving your images";
  const which = isOne ? "your image" : `image ${done + 1} of ${job.imageCount}`;
  if (job.progress === 0) return `Accepted: ${which} has been started`;
  return `${asSentence(which)} is being painted`;
}

/** Returns the number of a job's finished images, limited to the number ordered. */
function imagesDone(job: Job): number {
  const byProgress = Math.floor((job.progress / 100) * job.imageCount + 0.001);
  const done =
    job.status === "processing"
      ? Math.max(job.resultImages.length, byProgress)
      : job.resultImages.length;
  return Math.min(done, job.imageCount);
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
      isPaintedEarlier(job) ? PAINTED_EARLIER : "",
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
  const money = job.creditsDeducted ? asSentence(returned(job.refunded)) : "Nothing was charged.";
  return { tone: "canceled", title: "Canceled", detail: detail + money, cancel: null };
}
