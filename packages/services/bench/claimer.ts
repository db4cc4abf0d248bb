/**
 * A process that claims jobs: `node bench/claimer.ts <url> <owner> <claims>`. Each claimed job ends at once, outside
 * the measured time. Prints the milliseconds of each claim as JSON.
 */
import { createDatabase } from "@lacquer/db";
import { claimJobs } from "@lacquer/db/queue";

const [url = "", owner = "1", claims = "300"] = process.argv.slice(2);
const db = createDatabase({ url, connections: 1, genericPlans: true });
const times: number[] = [];
for (let round = 0; round < Number(claims) + 20; round += 1) {
  const begun = performance.now();
  const { jobs } = await claimJobs(db.pool, {
    slots: 1 + (round % 4),
    owner,
    leaseSeconds: 60,
    provider: "renderer",
    unpaidMessage: "",
    limitMessage: "over the limit",
  });
  // The first claims are not measured, because they prepare the statement and warm the cache.
  if (round >= 20) times.push(performance.now() - begun);
  const ids = jobs.map((job) => job.id);
  await db.pool.query(
    `with locked as (
       select id, user_id from generation_jobs where id = any($1::uuid[]) order by id for update
     ), ended as (
       update generation_jobs g set status = 'canceled', lease_token = null, lease_owner = null, lease_until = null,
         completed_at = now() from locked where g.id = locked.id
     )
     update user_lanes l set running = running - e.jobs
     from (select user_id, count(*) as jobs from locked group by 1) e where l.user_id = e.user_id`,
    [ids],
  );
}
await db.close();
console.log(JSON.stringify(times));
