import type { Job } from "@lacquer/contracts";
import type { SentenceContext } from "./sentence-context.ts";

/** "usually done in 20–35 s", for all images of the job; empty with too little history. */
export function usualWords(job: Job, { times, provider }: SentenceContext): string {
  const time = times.find((known) => known.provider === (job.provider ?? provider));
  if (!time) return "";
  return `usually done in ${range(time.usual * job.imageCount, time.slow * job.imageCount)}`;
}

/** "20–35 s", or one number when both ends round to the same. */
function range(least: number, most: number): string {
  const inMinutes = most >= 90;
  const [from, to] = [least, most].map((seconds) => rounded(inMinutes ? seconds / 60 : seconds));
  const unit = inMinutes ? "min" : "s";
  return from === to ? `${from} ${unit}` : `${from}–${to} ${unit}`;
}

/** Rounds to five from twenty on, because nobody counts more closely than that. */
function rounded(amount: number): number {
  return amount < 20 ? Math.max(1, Math.round(amount)) : Math.round(amount / 5) * 5;
}
