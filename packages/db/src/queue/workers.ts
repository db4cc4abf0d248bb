import type { Queryable } from "../client.ts";

/** Writes down a process that runs jobs; the id (a bigint as text) is its name and its advisory lock's key. */
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

/** Says that this worker is alive; false = its row is gone and it must register again. */
export async function seeWorker(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query({
    name: "see-worker",
    text: "update workers set last_seen_at = now() where id = $1",
    values: [id],
  });
  return rowCount === 1;
}

/** Removes a worker that leaves, and those not seen for a day. */
export async function forgetWorker(db: Queryable, id: string): Promise<void> {
  await db.query("delete from workers where id = $1 or last_seen_at < now() - interval '1 day'", [id]);
}

/** How many long-running workers were seen within `seconds`. */
export async function workersAlive(db: Queryable, seconds: number): Promise<number> {
  const { rows } = await db.query<{ alive: number }>({
    name: "workers-alive",
    text: `select count(*)::int as alive from workers
           where kind = 'worker' and last_seen_at > now() - make_interval(secs => $1)`,
    values: [seconds],
  });
  return rows[0]?.alive ?? 0;
}
