import type pg from "pg";
import { CHANGES_CHANNEL, CHANNEL } from "./keys.ts";

/** NOTIFY takes a database-wide lock at commit, so at most one is sent in this many milliseconds. */
const COALESCE_MS = 10;

/** Nudges listening workers, coalesced and never inside a transaction. Losing one costs a poll at most. */
export function createNotifier(pool: pg.Pool, onError: (error: unknown) => void): () => void {
  return coalesced(pool, CHANNEL, onError);
}

/** Tells the servers, after the commit, that some job changed; which one, they look up. Losing one costs a tick. */
export function createChangeNotifier(pool: pg.Pool, onError: (error: unknown) => void): () => void {
  return coalesced(pool, CHANGES_CHANNEL, onError);
}

function coalesced(pool: pg.Pool, channel: string, onError: (error: unknown) => void): () => void {
  let waiting: NodeJS.Timeout | undefined;
  return () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      if (pool.ended) return;
      pool.query(`notify ${channel}`).catch(onError);
    }, COALESCE_MS);
  };
}
