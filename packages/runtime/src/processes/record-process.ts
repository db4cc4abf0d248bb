import { hostname } from "node:os";
import type { Queryable } from "@lacquer/db";
import {
  forgetProcess,
  type ProcessFacts,
  registerProcess,
  seeProcess,
} from "@lacquer/db/processes";
import type { Log } from "@lacquer/services";

/** How often a process reports that it is alive. */
const EVERY_MS = 10_000;

/**
 * Keeps this process's row up to date until the returned function is called. If the database is unavailable, the next
 * report is made later.
 */
export async function recordProcess(
  db: Queryable,
  log: Log,
  facts: Omit<ProcessFacts, "host" | "pid">,
): Promise<() => Promise<void>> {
  const register = () => registerProcess(db, { ...facts, host: hostname(), pid: process.pid });
  let id = await register();
  let seeing = Promise.resolve();
  const timer = setInterval(() => {
    seeing = seeing
      .then(async () => {
        if (!(await seeProcess(db, id))) id = await register();
      })
      .catch((error: unknown) =>
        log.warn({ err: error }, "this process could not be recorded in the database"),
      );
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await seeing;
    await forgetProcess(db, id).catch((error: unknown) =>
      log.warn({ err: error }, "this process could not remove its record from the database"),
    );
  };
}
