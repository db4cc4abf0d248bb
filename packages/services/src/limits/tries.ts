import type { ServiceContext } from "../context.ts";

/** The length of the sliding window in which tries are counted. */
const WINDOW = "interval '15 minutes'";

const TAKE = `
insert into password_tries as known (key, tries, last_at) values ($1, array[clock_timestamp()], now())
on conflict (key) do update
set tries = array(select one from unnest(known.tries) one where one > now() - ${WINDOW}) || clock_timestamp(),
    last_at = now()
where (select count(*) from unnest(known.tries) one where one > now() - ${WINDOW}) < $2
returning true`;

/** SQL that returns the number of seconds until the oldest try that still counts leaves the window. */
const WAIT = `
select ceil(extract(epoch from tries[cardinality(tries) - $2 + 1] + ${WINDOW} - now()))::int as seconds
from password_tries where key = $1`;

/**
 * Counts a try in a window of 15 minutes that all servers share. The try is counted before it is made, so that
 * simultaneous tries cannot exceed the limit together. Returns null if the try is allowed. Otherwise, returns the
 * number of seconds until another try is allowed.
 */
export async function takeTry(
  ctx: Pick<ServiceContext, "db">,
  { key, limit }: { key: string; limit: number },
): Promise<number | null> {
  const taken = await ctx.db.pool.query(TAKE, [key, limit]);
  if (taken.rowCount === 1) return null;
  const { rows } = await ctx.db.pool.query<{ seconds: number | null }>(WAIT, [key, limit]);
  return Math.max(1, rows[0]?.seconds ?? 1);
}
