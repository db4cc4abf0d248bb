import type { Job } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import type { SentenceContext } from "./sentence-context.ts";

/** Returns a sentence such as "Usually done in 20–35 s." for all images of the job; empty if the history is too short. */
export function usualWords(job: Job, { times, provider }: SentenceContext): string {
  const time = times.find((known) => known.provider === (job.provider ?? provider));
  if (!time) return "";
  return t`Usually done in ${{ span: range(time.usual * job.imageCount, time.slow * job.imageCount) }}.`;
}

/** Returns a text such as "20–35 s" or "2–3 min", with a single number if both limits round to the same one. */
function range(least: number, most: number): string {
  const inMinutes = most >= 90;
  const [from, to] = [least, most].map((seconds) => rounded(inMinutes ? seconds / 60 : seconds));
  const unit = inMinutes ? "min" : "s";
  return from === to ? `${from} ${unit}` : `${from}–${to} ${unit}`;
}

/** Rounds numbers of twenty and more to multiples of five, because nobody needs a more precise time. */
function rounded(amount: number): number {
  return amount < 20 ? Math.max(1, Math.round(amount)) : Math.round(amount / 5) * 5;
}
