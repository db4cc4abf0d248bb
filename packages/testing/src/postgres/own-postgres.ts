import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from "@lacquer/db/embedded";

/** A Postgres in a folder of its own, for one program alone. */
export interface OwnPostgres extends EmbeddedPostgres {
  dataDir: string;
  /** Stops Postgres and removes its folder. */
  close(): Promise<void>;
}

/**
 * Starts a Postgres in a new folder. Postgres is a daemon, so it would outlive a program that is killed. A second
 * process therefore stops it, and removes the folder, when this process has ended without `close`.
 */
export async function startOwnPostgres(name: string): Promise<OwnPostgres> {
  const dataDir = await mkdtemp(path.join(tmpdir(), `lacquer-${name}-`));
  clearUpAtTheEnd(dataDir);
  const postgres = await ensureEmbeddedPostgres({ dataDir });
  return {
    ...postgres,
    dataDir,
    async close() {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Starts the process that clears up. It is detached, because a signal to this process's group must not end it. */
function clearUpAtTheEnd(dataDir: string): void {
  const script = path.join(import.meta.dirname, "clear-up.ts");
  const child = spawn(process.execPath, [script, dataDir], {
    cwd: tmpdir(),
    detached: true,
    // The end of this pipe tells the process that this one has ended, in whatever way.
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.unref();
  (child.stdin as Socket).unref();
}
