import type { Queryable } from "@lacquer/db";
import { type JobChange, jobsChangedSince, latestVersion } from "@lacquer/db/queue";

/** A quick look starts this many versions below the newest version, because versions may commit out of order. */
const SLACK = 50;
/** A thorough look starts at the version that was the newest this many milliseconds ago. */
const SETTLED_MS = 2_000;
/**
 * A deep look starts at the version that was the newest this many milliseconds ago. No transaction from then can still
 * be open.
 */
const DEEP_MS = 30_000;
const DEEP_EVERY_MS = 10_000;
const FLOOR_EVERY_MS = 250;
/** At the start, this many changes are read and marked as known, so that they are not announced as news. */
const KNOWN = 1_000;
const PAGE = 1_000;

/**
 * A change that has not been announced yet. `moved` is true if the job's status changed, because then its owner's queue
 * moved too.
 */
export type FreshChange = JobChange & { moved: boolean };

export interface ChangeFeed {
  /**
   * Returns the changes since the last look. The same changes are returned again until `settle` is called with them.
   */
  look(userIds: number[], quick: boolean): Promise<FreshChange[]>;
  settle(changes: FreshChange[]): void;
}

/** Opens a feed that finds changed jobs by their version. Each change is found once. */
export async function openChangeFeed(db: Queryable): Promise<ChangeFeed> {
  const start = performance.now();
  const seen = new Map<string, { version: number; status: string; at: number }>();
  let newest = await latestVersion(db);
  const oldest = Math.max(0, newest - KNOWN);
  for (const { id, version, status } of await jobsChangedSince(db, oldest, null, KNOWN))
    seen.set(id, { version, status, at: start });
  let floors = [{ version: oldest, at: start }];
  let nextDeep = start + DEEP_EVERY_MS;

  /** Returns the version that was the newest `age` milliseconds ago. */
  function floor(age: number, now: number): number {
    return (floors.findLast(({ at }) => now - at >= age) ?? floors[0])?.version ?? 0;
  }

  function beginning(quick: boolean, now: number): number {
    if (now >= nextDeep) {
      nextDeep = now + DEEP_EVERY_MS;
      return floor(DEEP_MS, now);
    }
    const settled = floor(SETTLED_MS, now);
    return quick ? Math.max(settled, newest - SLACK) : settled;
  }

  return {
    async look(userIds, quick) {
      const fresh: FreshChange[] = [];
      let from = beginning(quick, performance.now());
      for (;;) {
        const page = await jobsChangedSince(db, from, userIds, PAGE);
        for (const change of page) {
          const known = seen.get(change.id);
          if (known && known.version >= change.version) continue;
          fresh.push({ ...change, moved: known?.status !== change.status });
        }
        const last = page.at(-1);
        if (!last || page.length < PAGE) return fresh;
        from = last.version;
      }
    },
    settle(changes) {
      const now = performance.now();
      for (const { id, version, status } of changes) {
        seen.set(id, { version, status, at: now });
        newest = Math.max(newest, version);
      }
      const last = floors.at(-1);
      if (last && (now - last.at < FLOOR_EVERY_MS || last.version === newest)) return;
      floors.push({ version: newest, at: now });
      const kept = floors.findLastIndex(({ at }) => now - at >= DEEP_MS);
      floors = floors.slice(Math.max(0, kept));
      const forgotten = now - DEEP_MS - DEEP_EVERY_MS;
      for (const [id, { at }] of seen) if (at < forgotten) seen.delete(id);
    },
  };
}
