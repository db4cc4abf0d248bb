import { randomUUID } from "node:crypto";
import { LacquerError } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { limitRefusals } from "../limit-metrics.ts";
import { STREAMS_MAX } from "../limits/keeping.ts";
import { outside } from "../tracing/index.ts";

/**
 * A process that has not reported its streams for this long counts as having none. Each process reports three times
 * within this time.
 */
const GONE = "30 seconds";
const TELL_MS = 10_000;
const SOON_MS = 500;

const CLAIM = `
insert into open_streams (process_id, user_id, streams)
select $1::uuid, $2::int, $3::int where $3::int + (
  select coalesce(sum(streams), 0) from open_streams
  where user_id = $2::int and process_id <> $1::uuid and seen_at > now() - interval '${GONE}') <= $4::int
on conflict (process_id, user_id) do update set streams = excluded.streams, seen_at = now()`;

const TELL = `
with told as (
  insert into open_streams (process_id, user_id, streams)
  select $1::uuid, * from unnest($2::int[], $3::int[])
  on conflict (process_id, user_id) do update set streams = excluded.streams, seen_at = now())
delete from open_streams where process_id = $1::uuid and user_id <> all($2::int[])`;

/** Reports this process's open streams to the other processes. */
export interface StreamTeller {
  /**
   * Checks a stream that `counts` already includes. Throws rate_limited if its user has too many streams on all
   * servers.
   */
  claim(userId: number): Promise<void>;
  /** Reports within a second that a stream has ended. */
  soon(): void;
  /** Reports the counts again if they are due, without waiting for the result. */
  now(): void;
  stop(): void;
}

/**
 * Creates the reporter. The counts are in an unlogged table, so that opening a stream does not wait for the write-ahead
 * log. A crash of Postgres empties the table, but such a crash also ends all streams.
 */
export function createStreamTeller(
  { db, log }: Pick<ServiceContext, "db" | "log">,
  counts: () => Map<number, number>,
): StreamTeller {
  const processId = randomUUID();
  let toldAt = performance.now();
  let timer: NodeJS.Timeout | undefined;

  function tell(): void {
    clearTimeout(timer);
    timer = undefined;
    toldAt = performance.now();
    const streams = counts();
    const values = [processId, [...streams.keys()], [...streams.values()]];
    db.pool
      .query({ name: "tell-streams", text: TELL, values })
      .catch((error: unknown) => log.warn({ err: error }, "open streams could not be reported"));
  }

  return {
    async claim(userId) {
      const streams = counts().get(userId);
      // The stream's reader left before the stream was opened.
      if (streams === undefined) return;
      const values = [processId, userId, streams, STREAMS_MAX];
      const { rowCount } = await db.pool.query({ name: "claim-stream", text: CLAIM, values });
      if (rowCount === 1) return;
      limitRefusals.inc({ limit: "streams" });
      throw new LacquerError("rate_limited", { retryAfter: 10 });
    },
    soon() {
      // The report is about everybody's streams, so it does not run in the scope of the request that ended one.
      timer ??= outside(() => setTimeout(tell, SOON_MS)).unref();
    },
    now() {
      if (performance.now() - toldAt >= TELL_MS) tell();
    },
    stop: () => tell(),
  };
}
