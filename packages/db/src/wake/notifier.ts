import type pg from "pg";
import { CHANGES_CHANNEL, CHANNEL } from "./channels.ts";

/** At most one NOTIFY is sent in this many milliseconds, because NOTIFY takes a database-wide lock at commit. */
const COALESCE_MS = 10;

/**
 * The subject of a nudge: the queue, a worker's leases (a running job was canceled), or the parked jobs (a new one may
 * be due before the next tick). An unknown word counts as the queue, because the sender may run another version.
 */
export const NUDGES = ["queue", "leases", "parked"] as const;
export type Nudge = (typeof NUDGES)[number];

/**
 * Sends nudges to the listening workers, coalesced and never inside a transaction. A lost nudge delays a worker by one
 * poll at most.
 */
export function createNotifier(
  pool: pg.Pool,
  onError: (error: unknown) => void,
): (what?: Nudge) => void {
  const send = coalesced(pool, CHANNEL, onError);
  return (what = "queue") => send(what);
}

/**
 * Tells the servers, after a commit, that some job has changed. The servers then look up which job. A lost message
 * delays a server by one tick.
 */
export function createChangeNotifier(pool: pg.Pool, onError: (error: unknown) => void): () => void {
  const send = coalesced(pool, CHANGES_CHANNEL, onError);
  return () => send("");
}

function coalesced(
  pool: pg.Pool,
  channel: string,
  onError: (error: unknown) => void,
): (payload: string) => void {
  const waiting = new Set<string>();
  let due = false;
  async function send(): Promise<void> {
    const payloads = [...waiting];
    waiting.clear();
    if (!pool.ended)
      await pool
        .query("select pg_notify($1, payload) from unnest($2::text[]) payload", [channel, payloads])
        .catch(onError);
    due = false;
    if (waiting.size > 0) schedule();
  }
  // Each message waits until the previous one was answered. Otherwise messages would pile up on a busy pool and leave
  // in a burst.
  function schedule(): void {
    if (due) return;
    due = true;
    setTimeout(() => void send(), COALESCE_MS);
  }
  return (payload) => {
    waiting.add(payload);
    schedule();
  };
}
