import type { Queryable } from "../client.ts";

/** A process's settings. Secrets appear only as short digests. */
export interface ProcessFacts {
  kind: "server" | "worker";
  host: string;
  pid: number;
  version: string;
  /** Identifies the content of DATA_DIR, wherever the folder is mounted; null when the folder is not writable. */
  dataDir: string | null;
  /** A digest of the secret with which the process signs sessions; null when the process signs nothing. */
  authSecret: string | null;
  provider: string;
  store: string;
}

/** A living process, and the time zone of its database sessions. */
export interface LivingProcess extends ProcessFacts {
  zone: string;
}

/** Adds a row for a process and returns the row's id. */
export async function registerProcess(db: Queryable, facts: ProcessFacts): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into processes (kind, host, pid, version, data_dir, auth_secret, provider, store, zone)
     values ($1, $2, $3, $4, $5, $6, $7, $8, current_setting('TimeZone')) returning id::text`,
    [
      facts.kind,
      facts.host,
      facts.pid,
      facts.version,
      facts.dataDir,
      facts.authSecret,
      facts.provider,
      facts.store,
    ],
  );
  const id = rows[0]?.id;
  if (!id) throw new Error("a process's registration returned no id");
  return id;
}

/** Records that a process is alive. Returns false when the row of the process is gone. */
export async function seeProcess(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    "update processes set seen_at = now(), zone = current_setting('TimeZone') where id = $1",
    [id],
  );
  return rowCount === 1;
}

/** Removes the row of a process that is shutting down. */
export async function forgetProcess(db: Queryable, id: string): Promise<void> {
  await db.query("delete from processes where id = $1", [id]);
}

/** Returns the processes that were seen within the last `seconds` seconds, the oldest first. */
export async function livingProcesses(db: Queryable, seconds: number): Promise<LivingProcess[]> {
  const { rows } = await db.query<LivingProcess>(
    `select kind, host, pid, version, data_dir as "dataDir", auth_secret as "authSecret", provider, store, zone
     from processes where seen_at > now() - make_interval(secs => $1) order by id`,
    [seconds],
  );
  return rows;
}
