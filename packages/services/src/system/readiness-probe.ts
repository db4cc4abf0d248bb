import type { Readiness } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { waitWithTimeout } from "../resilience/timeout.ts";
import { readReadiness } from "./read-system.ts";

/**
 * An answer is reused for this long, so that any number of probes cause one query to the database and one to the store.
 */
const FRESH_MS = 1_000;
/** If a service does not answer within this time, it counts as down. */
const TIMEOUT_SECONDS = 4;

/** Creates a probe that reports readiness and reuses its answer for a second. Simultaneous calls share one check. */
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
