import { setTimeout as pause } from "node:timers/promises";
import { isUnavailable } from "@lacquer/db";
import { StorageError } from "@lacquer/storage";
import type { Log, ServiceConfig } from "../context.ts";

/**
 * The number of seconds for which a request is retried. A store or a database may be unavailable for a minute, and the
 * last tries must come after that.
 */
const RETRY_SECONDS = 75;
const PAUSE_MS = 100;
const PAUSE_MAX_MS = 8_000;

/**
 * Repeats `ask` while the store or the database is unavailable, restarts or has no room. Any other error is thrown at
 * once. `ask` must be safe to repeat, because a request whose answer was lost may have been carried out. The signal
 * ends the waiting. p-retry is not used: once its signal has fired, it makes no try at all and drops late answers, but
 * a paid picture must be kept even then.
 */
export async function retryWhileUnavailable<T>(
  { log, config }: { log: Log; config?: Pick<ServiceConfig, "retrySeconds"> },
  ask: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const until = performance.now() + (config?.retrySeconds ?? RETRY_SECONDS) * 1000;
  for (let wait = PAUSE_MS; ; wait = Math.min(PAUSE_MAX_MS, wait * 2)) {
    try {
      return await ask();
    } catch (error) {
      signal?.throwIfAborted();
      const what = error instanceof StorageError ? "store" : isUnavailable(error) && "database";
      if (!what || performance.now() + wait > until) throw error;
      log.warn({ err: error }, `the ${what} is unavailable; trying again`);
      await pause(wait, undefined, signal && { signal });
    }
  }
}
