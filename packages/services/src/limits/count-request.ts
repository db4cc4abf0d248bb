import { LacquerError } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { limitRefusals } from "../limit-metrics.ts";

const COUNT = `
insert into request_counts (key, count, window_start) values ($1, $2, now())
on conflict (key) do update
set count = case when request_counts.window_start > now() - interval '1 minute' then request_counts.count + $2 else $2 end,
    window_start = case when request_counts.window_start > now() - interval '1 minute'
                        then request_counts.window_start else now() end
returning count, ceil(extract(epoch from window_start + interval '1 minute' - now()))::int as reset`;

/**
 * Counts the requests of one user or address in a one-minute window. The count is kept in the database, so that any
 * number of servers share it, and in an unlogged table, so that requests do not wait for the write-ahead log. Throws
 * rate_limited with the seconds until the window ends.
 */
export async function countRequest(
  ctx: Pick<ServiceContext, "db">,
  { key, limit, requests = 1 }: { key: string; limit: number; requests?: number },
): Promise<void> {
  const { rows } = await ctx.db.pool.query<{ count: number; reset: number }>({
    name: "count-request",
    text: COUNT,
    values: [key, requests],
  });
  const row = rows[0];
  if (!row || row.count <= limit) return;
  limitRefusals.inc({ limit: "requests" });
  throw new LacquerError("rate_limited", { retryAfter: Math.max(1, row.reset) });
}
