import type { Job } from "../api-types.ts";
import type { LacquerClientError } from "../errors.ts";

export interface LiveListener {
  /** Called when anything has changed. */
  onChange?: () => void;
  /** Called with a job's present and previous state. The same state may be reported more than once. */
  onJob?: (job: Job, before: Job | undefined) => void;
  /** Called when a job that should be there is not in the studio any more. */
  onGone?: (jobId: string) => void;
  /**
   * Called when the studio refuses this client or does not have the watched job. After that, nothing else is called.
   */
  onRefused?: (error: LacquerClientError) => void;
}

/**
 * Holds the listeners. For a listener that waits for one job, it also holds that job's id. The jobs that `shown`
 * returns count as watched too.
 */
export function createAudience(shown: () => Iterable<string> = () => []) {
  const listeners = new Set<LiveListener>();
  const watched = new Map<LiveListener, { jobId: string; askedAt: number }>();
  return {
    isEmpty: () => listeners.size === 0,
    add: (listener: LiveListener) => void listeners.add(listener),
    watch: (listener: LiveListener, jobId: string, askedAt: number) =>
      void watched.set(listener, { jobId, askedAt }),
    /** Returns false when the listener had already been removed. */
    remove(listener: LiveListener): boolean {
      watched.delete(listener);
      return listeners.delete(listener);
    },
    watched: () => new Set([...[...watched.values()].map(({ jobId }) => jobId), ...shown()]),
    /**
     * Returns the watched jobs that were not requested in the last `ms` milliseconds, and records them as requested
     * now.
     */
    due(ms: number, isOver: (jobId: string) => boolean): Set<string> {
      const now = performance.now();
      const due = [...watched.values()].filter(
        ({ jobId, askedAt }) => now - askedAt >= ms && !isOver(jobId),
      );
      for (const one of due) one.askedAt = now;
      return new Set(due.map(({ jobId }) => jobId));
    },
    changed() {
      for (const { onChange } of listeners) onChange?.();
    },
    tell(job: Job, before: Job | undefined) {
      for (const { onJob } of listeners) onJob?.(job, before);
    },
    gone(lost: string, error: LacquerClientError) {
      for (const [{ onRefused }, { jobId }] of watched) if (jobId === lost) onRefused?.(error);
      for (const { onGone } of listeners) onGone?.(lost);
    },
    refused(error: LacquerClientError) {
      for (const { onRefused } of listeners) onRefused?.(error);
    },
  };
}
