import type { Job } from "../api-types.ts";
import type { Reader } from "./reader.ts";
import type { LiveMessage } from "./stream.ts";

/** A job's end is dated by the start of its transaction, so it may become visible up to this much later. */
export const OVERLAP_MS = 60_000;

/** Every job that ended before this time has been reported. */
export function createSettling(watchedIds: () => Set<string>, reader: Reader) {
  let settledAt: number | null = null;
  /** Requested, and not yet covered by a snapshot. */
  let wanted: number | null = null;
  let round = 0;
  let isOpen = false;
  let hasFailed = false;

  function since(): number | null {
    const covered = settledAt === null ? null : settledAt - OVERLAP_MS;
    if (wanted === null || covered === null) return wanted ?? covered;
    return Math.min(wanted, covered);
  }

  return {
    since,
    at: () => settledAt,
    /** Another snapshot is needed. */
    hasFailed: () => hasFailed,
    /** True when a new snapshot is needed for it. */
    want(from: number): boolean {
      const covered = since();
      wanted = Math.min(from, wanted ?? from);
      return covered === null || from < covered;
    },
    /** Between snapshots the stream misses nothing. */
    moveTo(at: number): void {
      if (!isOpen && settledAt !== null) settledAt = Math.max(settledAt, at);
    },
    /** Without a stream, reporting starts at the first look at the newest jobs. */
    beginBy(jobs: Job[]): void {
      settledAt ??= Math.max(0, ...jobs.map(({ updatedAt }) => Date.parse(updatedAt)));
    },
    /**
     * A snapshot names the jobs under way, and those that ended since `from` if there are not too many. Expected jobs
     * that it does not name are requested, and only then is the time before it settled.
     */
    async settle(
      { at, jobs }: LiveMessage & { kind: "snapshot" },
      missing: string[],
      from: number | null,
    ): Promise<void> {
      const mine = (round += 1);
      isOpen = true;
      hasFailed = false;
      const named = new Set(jobs.map(({ id }) => id));
      const lost = new Set(missing);
      for (const id of watchedIds()) if (!named.has(id)) lost.add(id);
      try {
        await reader.readEach(lost);
        if (from !== null) await reader.readRest(jobs, from);
      } catch {
        hasFailed = mine === round;
        return;
      }
      if (mine !== round) return;
      isOpen = false;
      settledAt = Math.max(settledAt ?? 0, at);
      wanted = null;
    },
    /** What was not settled is requested again. */
    stop(): void {
      round += 1;
      isOpen = false;
      hasFailed = false;
    },
  };
}
