import type { Job, Procedures } from "../api-types.ts";
import { asClientError, type LacquerClientError } from "../errors.ts";
import { patiently } from "../patience.ts";
import { isEnded } from "./ended.ts";

/** The maximum number of ended jobs that a snapshot names. */
const SNAPSHOT_ENDED_MAX = 200;
const PAGE = 100;
const AT_ONCE = 8;
const FOR_MS = 60_000;
/**
 * The longest time from a job's creation to its end. No job takes longer, because the studio ends a job that its
 * provider has refused for a day.
 */
const LONGEST_LIFE_MS = 7 * 24 * 60 * 60 * 1_000;

export interface Takers {
  put(job: Job): void;
  /** Called when the studio does not have this job. */
  gone(jobId: string, error: LacquerClientError): void;
}

/** Requests jobs that did not come through the stream. */
export interface Reader {
  /** Requests these jobs one by one. A call that gets no answer is repeated for `forMs` milliseconds. */
  readEach(ids: Iterable<string>, forMs?: number): Promise<void>;
  /** Requests the jobs that ended since `from`, if they are too many for a snapshot. */
  readRest(snapshot: readonly Job[], from: number): Promise<void>;
  /** Requests the newest jobs, and a few of the older jobs in `ids`. Used when the stream is down. */
  readNewest(ids: Iterable<string>): Promise<Job[]>;
}

export function createReader(trpc: Procedures, { put, gone }: Takers): Reader {
  async function readEach(ids: Iterable<string>, forMs = FOR_MS): Promise<void> {
    const left = [...ids];
    const work = async () => {
      for (let jobId = left.pop(); jobId !== undefined; jobId = left.pop())
        await readOne(jobId, forMs);
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, left.length) }, work));
  }

  async function readOne(jobId: string, forMs: number): Promise<void> {
    try {
      put(await patiently(() => trpc.jobs.get.query({ jobId }), { forMs }));
    } catch (thrown) {
      const error = asClientError(thrown);
      if (error.code !== "job_not_found") throw error;
      gone(jobId, error);
    }
  }

  return {
    readEach,
    async readRest(snapshot, from) {
      if (snapshot.filter(isEnded).length < SNAPSHOT_ENDED_MAX) return;
      let cursor: string | undefined;
      do {
        const input = { limit: PAGE, cursor };
        const page = await patiently(() => trpc.jobs.list.query(input), { forMs: FOR_MS });
        for (const job of page.jobs) if (isEnded(job)) put(job);
        const last = page.jobs.at(-1);
        const isOlder = !last || Date.parse(last.createdAt) < from - LONGEST_LIFE_MS;
        cursor = isOlder ? undefined : (page.nextCursor ?? undefined);
      } while (cursor !== undefined);
    },
    async readNewest(ids) {
      const { jobs } = await trpc.jobs.list.query({ limit: PAGE });
      for (const job of jobs) put(job);
      const listed = new Set(jobs.map(({ id }) => id));
      const older = [...ids].filter((id) => !listed.has(id));
      // A random few are requested each time, because requesting all of them every few seconds would be too much.
      const from = Math.floor(Math.random() * Math.max(1, older.length - AT_ONCE + 1));
      await readEach(older.slice(from, from + AT_ONCE), 0);
      return jobs;
    },
  };
}
