import type { Job } from "./api-types.ts";
import { readSince, writeBookmark } from "./bookmark.ts";
import type { LacquerClientError } from "./errors.ts";
import { isEnded } from "./live/ended.ts";
import type { Live } from "./live/live.ts";
import { OVERLAP_MS } from "./live/settling.ts";

export interface FollowOptions {
  /**
   * Also reports jobs that ended after this time, or after an earlier report's `bookmark`. Absent = only jobs that end
   * from now on.
   */
  since?: string | Date | undefined;
  signal?: AbortSignal | undefined;
}

/** A job that has completed, failed or been canceled. */
export interface JobEnd {
  job: Job;
  /** Keep this text. To continue after this job in the next run, pass it as `since`. */
  bookmark: string;
}

/**
 * Reports the end of each of the account's jobs exactly once, even if the connection fails meanwhile. It continues
 * until the caller leaves the loop. Throws the signal's reason, or the studio's refusal of this client (such as
 * `unauthorized`).
 */
export async function* follow(
  live: Live,
  { since, signal }: FollowOptions = {},
): AsyncGenerator<JobEnd, void> {
  signal?.throwIfAborted();
  const ends = trackEnds(live, since);
  signal?.addEventListener("abort", ends.wake);
  try {
    for (;;) yield await ends.next(signal);
  } finally {
    signal?.removeEventListener("abort", ends.wake);
    ends.stop();
  }
}

function trackEnds(live: Live, given: string | Date | undefined) {
  const begun = given === undefined ? null : readSince(given);
  let since = begun?.at ?? live.settledAt();
  /**
   * Maps the id of a job to the time of its end. An entry is kept for as long as the same end may be reported again.
   */
  const heard = new Map<string, number>();
  for (const id of begun?.told ?? []) heard.set(id, Number.POSITIVE_INFINITY);
  const told = new Set(heard.keys());
  const waiting: Job[] = [];
  let refused: LacquerClientError | undefined;
  let wake: () => void = () => {};

  const leave = live.listen({
    onJob(job, before) {
      if (!isEnded(job)) return;
      const at = endedAt(job);
      if (heard.has(job.id)) return void heard.set(job.id, at);
      since ??= live.settledAt();
      const wasUnderWay = before !== undefined && !isEnded(before);
      if (!wasUnderWay && (since === null || at < since)) return;
      heard.set(job.id, at);
      waiting.push(job);
      wake();
    },
    onRefused(error) {
      refused = error;
      wake();
    },
  });
  if (begun) live.reach(begun.at);

  /** Returns the current bookmark, and forgets ends that cannot be reported again. */
  function bookmark(): string {
    const settled = live.settledAt() ?? since ?? 0;
    const at = Math.max(since ?? 0, Math.min(settled, ...waiting.map(endedAt)) - OVERLAP_MS);
    since = Math.max(since ?? 0, at - OVERLAP_MS);
    for (const [id, when] of heard) {
      if (when >= since) continue;
      heard.delete(id);
      told.delete(id);
    }
    return writeBookmark({ at, told: [...told] });
  }

  return {
    async next(signal: AbortSignal | undefined): Promise<JobEnd> {
      for (;;) {
        signal?.throwIfAborted();
        const job = waiting.shift();
        if (job) {
          told.add(job.id);
          return { job, bookmark: bookmark() };
        }
        if (refused) throw refused;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    wake: () => wake(),
    stop: leave,
  };
}

function endedAt(job: Job): number {
  return Date.parse(job.completedAt ?? job.updatedAt);
}
