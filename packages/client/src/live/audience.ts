import type { Job } from "../api-types.ts";
import type { LacquerClientError } from "../errors.ts";

export interface LiveListener {
  /** Something changed. */
  onChange?: () => void;
  /** A job as it is now, and as it was known before. It may come again, unchanged. */
  onJob?: (job: Job, before: Job | undefined) => void;
  /** The studio does not let this client in, or does not have the watched job. Nothing follows. */
  onRefused?: (error: LacquerClientError) => void;
}

/** Who listens, and who of them waits for one job. */
export function createAudience() {
  const listeners = new Set<LiveListener>();
  const watched = new Map<LiveListener, { jobId: string; askedAt: number }>();
  return {
    isEmpty: () => listeners.size === 0,
    add: (listener: LiveListener) => void listeners.add(listener),
    watch: (listener: LiveListener, jobId: string, askedAt: number) =>
      void watched.set(listener, { jobId, askedAt }),
    /** False when it had left before. */
    remove(listener: LiveListener): boolean {
      watched.delete(listener);
      return listeners.delete(listener);
    },
    watched: () => new Set([...watched.values()].map(({ jobId }) => jobId)),
    /** The watched jobs that nobody has asked for in so many milliseconds; now they are. */
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
    },
    refused(error: LacquerClientError) {
      for (const { onRefused } of listeners) onRefused?.(error);
    },
  };
}
