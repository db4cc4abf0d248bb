import type { PaintingTime } from "@lacquer/contracts";
import type { ServiceContext } from "../../context.ts";

/** The fewest finished jobs for which a usual time is shown. */
const RUNS_MIN = 5;

/**
 * Measures the time from claim to end for each image, over the last 100 finished jobs, which have an index of their
 * own. A job with paid calls counts only if its model and quality are still the configured ones, because the time
 * depends on them.
 */
const TIMES = `
select provider,
       percentile_cont(array[0.5, 0.9]) within group (order by seconds) as times
from (
  select provider, extract(epoch from completed_at - started_at) / jsonb_array_length(result_images) as seconds
  from generation_jobs g
  where user_id = $1 and status = 'completed' and provider is not null and imported_bytes is null
    and not exists (select 1 from provider_calls where job_id = g.id and (model, quality) <> ($2, $3))
  order by seq desc
  limit 100
) runs
group by provider
having count(*) >= ${RUNS_MIN}`;

/**
 * Returns the usual time of each image provider, measured by the user's own last jobs. Providers with fewer than five
 * jobs are left out.
 */
export async function readPaintingTimes(
  ctx: ServiceContext,
  userId: number,
): Promise<PaintingTime[]> {
  const { openai } = ctx.config;
  const { rows } = await ctx.db.pool.query<{ provider: string; times: [number, number] }>(TIMES, [
    userId,
    openai?.model ?? null,
    openai?.quality ?? null,
  ]);
  return rows.map(({ provider, times: [usual, slow] }) => ({ provider, usual, slow }));
}
