import type { Queryable } from "../client.ts";
import { WORKER_LOCK_CLASS } from "../wake/channels.ts";

/** Records a process that runs jobs. The id (a bigint as text) is its name and its advisory lock's key. */
export async function registerWorker(
  db: Queryable,
  input: { kind: "worker" | "cron"; host: string; pid: number; slots: number },
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    "insert into workers (kind, host, pid, slots) values ($1, $2, $3, $4) returning id",
    [input.kind, input.host, input.pid, input.slots],
  );
  const id = rows[0]?.id;
  if (!id) throw new Error("a worker's registration returned no id");
  return id;
}

/**
 * Records whether this worker holds its advisory lock. Only while it does can a free lock mean that the worker died.
 */
export async function setWorkerLocked(db: Queryable, id: string, locked: boolean): Promise<void> {
  await db.query("update workers set locked = $2 where id = $1", [id, locked]);
}

/** Removes a worker that is leaving. */
export async function forgetWorker(db: Queryable, id: string): Promise<void> {
  await db.query("delete from workers where id = $1", [id]);
}

/**
 * The number of living long-running workers: seen within `seconds`, and still holding their advisory lock if they took
 * one. A killed process is therefore not counted, even soon after its death.
 */
export async function workersAlive(db: Queryable, seconds: number): Promise<number> {
  const { rows } = await db.query<{ alive: number }>({
    name: "workers-alive",
    text: `select count(*)::int as alive from workers w
           where kind = 'worker' and last_seen_at > now() - make_interval(secs => $1)
             and (not locked or exists (
               select 1 from pg_locks l
               where l.locktype = 'advisory' and l.classid = $2 and l.objid = w.id and l.objsubid = 2 and l.granted
                 and l.database = (select oid from pg_database where datname = current_database())))`,
    values: [seconds, WORKER_LOCK_CLASS],
  });
  return rows[0]?.alive ?? 0;
}
