import type { Queryable } from "../client.ts";
import { WORKER_LOCK_CLASS } from "../wake/channels.ts";

/**
 * Records a process that runs jobs and returns its id, a bigint as text. The id is the worker's name and the key of its
 * advisory lock.
 */
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
 * Records whether this worker holds its advisory lock. A free lock proves that a worker is dead only if this record
 * says that the worker had taken its lock.
 */
export async function setWorkerLocked(db: Queryable, id: string, locked: boolean): Promise<void> {
  await db.query("update workers set locked = $2 where id = $1", [id, locked]);
}

/** Removes the row of a worker that is shutting down. */
export async function forgetWorker(db: Queryable, id: string): Promise<void> {
  await db.query("delete from workers where id = $1", [id]);
}

/**
 * An SQL condition that is true if the worker `w` is alive. `$1` is a number of seconds, and `$2` is the class of the
 * advisory locks.
 */
const ALIVE = `w.last_seen_at > now() - make_interval(secs => $1)
  and (not w.locked or exists (
    select 1 from pg_locks l
    where l.locktype = 'advisory' and l.classid = $2 and l.objid = w.id and l.objsubid = 2 and l.granted
      and l.database = (select oid from pg_database where datname = current_database())))`;

/**
 * Returns the number of living long-running workers. A worker counts if it was seen within the last `seconds` seconds
 * and still holds its advisory lock, if it took one. A killed process is therefore not counted, even soon after its
 * death.
 */
export async function workersAlive(db: Queryable, seconds: number): Promise<number> {
  const { rows } = await db.query<{ alive: number }>({
    name: "workers-alive",
    text: `select count(*)::int as alive from workers w where kind = 'worker' and ${ALIVE}`,
    values: [seconds, WORKER_LOCK_CLASS],
  });
  return rows[0]?.alive ?? 0;
}

export interface WorkerRow {
  id: string;
  kind: "worker" | "cron";
  host: string;
  pid: number;
  /** Null if the worker's process has not reported its settings. */
  version: string | null;
  slots: number;
  /** The number of jobs that the worker is running. */
  busy: number;
  startedAt: Date;
  lastSeenAt: Date;
  lastClaimAt: Date | null;
  isAlive: boolean;
}

/** Returns every worker that was seen within the last hour or runs a job, the oldest first. */
export async function listWorkers(db: Queryable, aliveSeconds: number): Promise<WorkerRow[]> {
  const { rows } = await db.query<WorkerRow>(
    `select w.id::text as id, w.kind, w.host, w.pid, w.slots, b.busy, w.started_at as "startedAt",
            w.last_seen_at as "lastSeenAt", w.last_claim_at as "lastClaimAt", (${ALIVE}) as "isAlive",
            (select p.version from processes p where p.host = w.host and p.pid = w.pid
             order by p.id desc limit 1) as version
     from workers w
     cross join lateral (
       select count(*)::int as busy from generation_jobs where status = 'processing' and lease_owner = w.id
     ) b
     where w.last_seen_at > now() - interval '1 hour' or b.busy > 0
     order by w.id`,
    [aliveSeconds, WORKER_LOCK_CLASS],
  );
  return rows;
}
