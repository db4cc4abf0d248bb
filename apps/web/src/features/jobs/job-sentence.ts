import { type Job } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { credits, ordinal } from "../../ui/format.ts";
import { goesOn, type SentenceContext } from "./sentence-context.ts";
import { failureWords, returned } from "./money-words.ts";
import { isPaintedEarlier, paintedEarlier } from "./painted-earlier.ts";
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
        title: t`Generation failed`,
        detail: failureWords(job),
        cancel: null,
      };
    case "canceled":
      return canceled(job);
  }
}

function waiting(job: Job, around: SentenceContext): JobSentence {
  const place = job.queuePosition ?? 1;
  const title =
    place > 1
      ? t`Waiting: ${{ place: ordinal(place) }} in your queue`
      : t`Waiting: next in your queue`;
  return {
    tone: "waiting",
    title,
    detail: whyWaiting(job, around),
    cancel: t`Cancel, nothing charged`,
  };
}

function painting(job: Job, around: SentenceContext): JobSentence {
  const title = paintingTitle(job);
  const usual = usualWords(job, around);
  const back = Math.max(0, job.cost - job.resultImages.length);
  const detail = around.isOnline
    ? [usual, goesOn()].filter(Boolean).join(" ")
    : t`You are offline. Painting continues, and this line is updated when you are back.`;
  return {
    tone: "painting",
    title,
    detail,
    cancel: back > 0 ? t`Cancel, ${{ amount: credits(back) }} back` : t`Cancel`,
  };
}

/**
 * Returns a title that names only those stages that the studio can be sure of: the job was accepted, this image is
 * being painted, or all images are done and being saved.
 */
function paintingTitle(job: Job): string {
  const done = imagesDone(job);
  const isOne = job.imageCount === 1;
  if (done === job.imageCount) return isOne ? t`Saving your image` : t`Saving your images`;
  const hasBegun = job.progress > 0;
  if (isOne)
    return hasBegun ? t`Your image is being painted` : t`Accepted: your image has been started`;
  const place = done + 1;
  const { imageCount } = job;
  return hasBegun
    ? t`Image ${place} of ${imageCount} is being painted`
    : t`Accepted: image ${place} of ${imageCount} has been started`;
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
    const money = returned(job.refunded);
    const detail = plural(missing, {
      one: `One image could not be painted; ${money}`,
      other: `# images could not be painted; ${money}`,
    });
    return {
      tone: "done",
      title: plural(
        { count: job.imageCount },
        {
          one: `${made} of # images are ready`,
          other: `${made} of # images are ready`,
        },
      ),
      detail,
      cancel: null,
    };
  }
  const title = plural(made, { one: "Your image is ready", other: "# images are ready" });
  return {
    tone: "done",
    title,
    detail: [
      isPaintedEarlier(job) ? paintedEarlier() : "",
      t`${{ amount: credits(job.cost) }} spent.`,
      plural(made, {
        one: "It is in your collection too.",
        other: "They are in your collection too.",
      }),
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
      ? plural(kept, {
          one: "The finished image stays yours. ",
          other: "# finished images stay yours. ",
        })
      : "";
  const money = job.creditsDeducted ? returned(job.refunded) : t`Nothing was charged.`;
  return { tone: "canceled", title: t`Canceled`, detail: detail + money, cancel: null };
}
