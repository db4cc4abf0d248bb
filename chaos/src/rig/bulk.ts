import type { Deployment } from "./deployment.ts";

/**
 * Inserts many waiting jobs into one user's queue with SQL, as creates would. Each job's tag is the given tag followed
 * by a number.
 */
export async function bulkJobs(
  deployment: Deployment,
  userId: number,
  jobs: number,
  tag: string,
): Promise<void> {
  await deployment.db.pool.query(
    `with made as (
       insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost)
       select gen_random_uuid(), $1, 'cherry red #' || $3 || n || '#', g.influence_weights, g.design_settings, 1, 1
       from generate_series(1, $2) n, (select influence_weights, design_settings from generation_jobs where user_id = $1 limit 1) g
       returning 1
     )
     update user_lanes set waiting = waiting + $2, held = held + $2 where user_id = $1`,
    [userId, jobs, tag],
  );
}
