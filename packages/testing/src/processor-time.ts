import { readdir, readFile } from "node:fs/promises";
import type { Database } from "@lacquer/db";

const MS_PER_TICK = 10;

/** Returns the fields of a process's line in /proc, starting with its state; an empty list if the process has ended. */
async function statOf(pid: number | string): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.split(") ")[1]?.split(" ") ?? [];
}

/**
 * Returns the processor time of a process in milliseconds, including that of its children, both running and ended.
 * Linux only.
 */
export async function processorMs(process: number): Promise<number> {
  let ticks = 0;
  for (const pid of (await readdir("/proc")).filter((one) => /^\d+$/.test(one))) {
    const [, parent, ...fields] = await statOf(pid);
    // The first two are utime and stime. The other two are the same times of the process's ended children, which are
    // added only for the process itself.
    const [utime, stime, ended, endedStime] = fields.slice(9, 13).map(Number);
    const isItself = Number(pid) === process;
    if (isItself || Number(parent) === process) ticks += (utime ?? 0) + (stime ?? 0);
    if (isItself) ticks += (ended ?? 0) + (endedStime ?? 0);
  }
  return ticks * MS_PER_TICK;
}

/**
 * Returns the processor time of a database's Postgres in milliseconds, including that of all its sessions, even ended
 * ones.
 */
export async function postgresMs({ pool }: Pick<Database, "pool">): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>("select pg_backend_pid() as pid");
  const [, postmaster] = await statOf(rows[0]?.pid ?? 0);
  return processorMs(Number(postmaster));
}
