import type { Database } from "@lacquer/db";
import { waitUntil } from "./waits.ts";
import type { Start } from "./watch.ts";

type Pool = Database["pool"];

/** The jobs of a deployment, read from its database. */
export interface JobTable {
  /** Waits until no job is waiting or running. */
  allEnded(seconds?: number): Promise<void>;
  statuses(): Promise<Record<string, number>>;
  /** Returns the job starts since the previous call, oldest first. */
  newStarts(): Promise<Start[]>;
}

export function readJobTable(pool: Pool): JobTable {
  let seen = 0;
  const hasEnded = async () => {
    const { rows } = await pool.query<{ open: number }>(
      "select count(*)::int as open from generation_jobs where status in ('pending', 'processing')",
    );
    return rows[0]?.open === 0;
  };
  return {
    async allEnded(seconds = 240) {
      await waitUntil("every job to end", hasEnded, { seconds, everyMs: 50 });
    },
    async statuses() {
      const { rows } = await pool.query<{ status: string; jobs: number }>(
        "select status::text, count(*)::int as jobs from generation_jobs group by 1",
      );
      return Object.fromEntries(rows.map(({ status, jobs }) => [status, jobs]));
    },
    async newStarts() {
      const { rows } = await pool.query<Start & { id: string }>(
        `select id, job_id as "jobId", owner, attempt, extract(epoch from at)::float8 * 1000 as at
         from chaos_starts where id > $1 order by id`,
        [seen],
      );
      seen = Number(rows.at(-1)?.id ?? seen);
      return rows;
    },
  };
}
