import { setTimeout as pause } from "node:timers/promises";
import { isUnavailable } from "@lacquer/db";
import type { Log } from "../context.ts";

/** How long a process waits at its start for a database that restarts, is full, or comes up later than it. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 100;
const PAUSE_MAX_MS = 2_000;

/** Runs `work`, and runs it again while the database is away; whatever else goes wrong is thrown at once. */
export async function whenAvailable<T>(work: () => Promise<T>, log: Log): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (let wait = PAUSE_MS; ; wait = Math.min(PAUSE_MAX_MS, wait * 2)) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error) || performance.now() > until) throw error;
      log.warn({ err: error }, "the database cannot be reached yet; trying again");
      await pause(wait);
    }
  }
}
