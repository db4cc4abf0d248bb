import { LacquerError, type Versions, VERSIONS_MAX } from "@lacquer/contracts";
import type { ServiceContext } from "../../context.ts";
import { jobsByIds } from "./read-jobs.ts";

/**
 * Finds the newest jobs of the same design, the jobs that the given job continues from, and jobs of other designs that
 * continue from any of these. Chains and trees are followed only as far as the answer needs, so that the cost is
 * limited. The given job and its ancestors come first.
 */
const FIND = `
with recursive asked as (
  select id, seq, tab_id, parent_job_id from generation_jobs where id = $1 and user_id = $2
), up as (
  select id, seq, parent_job_id, 0 as step from asked
  union all
  select parent.id, parent.seq, parent.parent_job_id, up.step + 1
  from up join generation_jobs parent on parent.id = up.parent_job_id and parent.user_id = $2
  where up.step < $3 / 2
), down as (
  select id, 0 as step from (select id from up order by step desc limit 1) root
  union all
  select child.id, down.step + 1
  from down join generation_jobs child on child.parent_job_id = down.id and child.user_id = $2
  where down.step < $3
), tree as (
  select id from down limit $3 + 1
), tab as (
  select g.id from asked join generation_jobs g on g.user_id = $2 and g.tab_id = asked.tab_id
  order by g.seq desc limit $3 + 1
)
select found.id, g.seq
from (select id from up union select id from tree union select id from tab) found
join generation_jobs g on g.id = found.id
order by exists (select from up where up.id = found.id) desc, g.seq desc
limit $3 + 1`;

/** Returns the versions of a job's design, newest first. Throws job_not_found. */
export async function listVersions(
  ctx: ServiceContext,
  userId: number,
  jobId: string,
): Promise<Versions> {
  const { rows } = await ctx.db.pool.query<{ id: string; seq: string }>({
    name: "list-versions",
    text: FIND,
    values: [jobId, userId, VERSIONS_MAX],
  });
  if (rows.length === 0) throw new LacquerError("job_not_found");
  const shown = rows.slice(0, VERSIONS_MAX).toSorted((a, b) => Number(b.seq) - Number(a.seq));
  const jobs = await jobsByIds(
    ctx,
    shown.map(({ id }) => id),
  );
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return {
    jobs: shown.flatMap(({ id }) => byId.get(id) ?? []),
    isWhole: rows.length <= VERSIONS_MAX,
  };
}
