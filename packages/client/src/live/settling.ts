import type { Job } from "../api-types.ts";
import type { Reader } from "./reader.ts";
import type { LiveMessage } from "./stream.ts";

/** A job's end is dated by the start of its transaction. The end may therefore become visible up to this much later. */
export const OVERLAP_MS = 60_000;

/** Keeps track of the time before which every ended job has been reported. */
export function createSettling(watchedIds: () => Set<string>, reader: Reader) {
  let settledAt: number | null = null;
  /** The earliest time from which somebody asked for ended jobs; null once a snapshot has covered that time. */
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
    /** True when settling failed, so that another snapshot is needed. */
    hasFailed: () => hasFailed,
    /** Asks for jobs that ended after `from`. Returns true when this needs a new snapshot. */
    want(from: number): boolean {
      const covered = since();
      wanted = Math.min(from, wanted ?? from);
      return covered === null || from < covered;
    },
    /** Moves the settled time forward. This is safe between snapshots, because the stream then misses nothing. */
    moveTo(at: number): void {
      if (!isOpen && settledAt !== null) settledAt = Math.max(settledAt, at);
    },
    /** Without a stream, reporting starts with the first answer that lists the newest jobs. */
    beginBy(jobs: Job[]): void {
      settledAt ??= Math.max(0, ...jobs.map(({ updatedAt }) => Date.parse(updatedAt)));
    },
    /**
     * A snapshot names the jobs under way, and the jobs that ended since `from` unless they are too many. Expected jobs
     * that the snapshot does not name are requested one by one. When all answers are in, the time before the snapshot
     * is settled.
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
    /** Stops settling. The next snapshot covers everything that is not settled yet. */
    stop(): void {
      round += 1;
      isOpen = false;
      hasFailed = false;
    },
  };
}
