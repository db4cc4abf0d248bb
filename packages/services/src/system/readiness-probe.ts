import type { Readiness } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { waitWithTimeout } from "../resilience/timeout.ts";
import { readReadiness } from "./read-system.ts";

/**
 * The time for which an answer is reused, so that any number of probes makes one query to the database and one to the
 * store.
 */
const FRESH_MS = 1_000;
/** A service that is silent for longer counts as down. */
const TIMEOUT_SECONDS = 4;

/** Reports readiness from an answer that is kept for a second. Simultaneous probes share one check. */
export function createReadinessProbe(
  ctx: Pick<ServiceContext, "db" | "storage" | "log">,
): () => Promise<Readiness> {
  let look: Promise<Readiness> | undefined;
  let freshUntil = 0;

  async function ask(): Promise<Readiness> {
    let answer: Readiness = {
      database: false,
      storage: false,
      workers: 0,
      oldestWaitingSeconds: 0,
    };
    const asking = readReadiness(ctx).then((ready) => {
      answer = ready;
    });
    await waitWithTimeout(asking, TIMEOUT_SECONDS);
    freshUntil = performance.now() + FRESH_MS;
    return answer;
  }

  return () => {
    if (!look || performance.now() >= freshUntil) {
      freshUntil = Number.POSITIVE_INFINITY;
      look = ask();
    }
    return look;
  };
}
