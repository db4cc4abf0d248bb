import { execFile } from "node:child_process";
import { readFile, realpath } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { isAlive } from "./lock.ts";

const run = promisify(execFile);

/** What `postmaster.pid` says about a running Postgres, and the real state of the process that the file names. */
export interface Postmaster {
  pid: number;
  port: number;
  /**
   * `gone`: the process does not exist, or is dead but not reaped yet. `other`: the id now belongs to another program.
   */
  process: "ours" | "gone" | "other";
}

/**
 * Reads a cluster's `postmaster.pid`. Returns undefined when the file does not exist, because Postgres was stopped
 * properly.
 */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(pidFile(cluster), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!(pid > 0)) return undefined;
  if (!isAlive(pid)) return { pid, port, process: "gone" };
  const command = await commandOf(pid);
  if (command === "" || command.includes("<defunct>")) return { pid, port, process: "gone" };
  return { pid, port, process: command.includes(cluster) ? "ours" : "other" };
}

export function pidFile(cluster: string): string {
  return path.join(cluster, "postmaster.pid");
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === "linux") {
    const words = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return words.replaceAll("\0", " ").trim();
  }
  if (process.platform === "win32") return "";
  const { stdout } = await run("ps", ["-o", "command=", "-p", String(pid)]).catch(() => ({
    stdout: "",
  }));
  return stdout.trim();
}

/** Returns true if the Postgres at `url` answers and keeps its data in `cluster`. */
export async function answers(url: string, cluster: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const found = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    );
    return (await realpath(found.rows[0]?.folder ?? "")) === (await realpath(cluster));
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
