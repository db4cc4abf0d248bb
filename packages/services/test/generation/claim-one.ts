import { type ClaimedJob, claimJobs } from "@lacquer/db/queue";
import type { TestServices } from "../test-services.ts";

/** Claims one waiting job for a worker that has no row in the table of workers. */
export async function claimOne(services: TestServices, leaseSeconds = 60): Promise<ClaimedJob> {
  const { jobs } = await claimJobs(services.db.pool, {
    slots: 1,
    owner: "1",
    leaseSeconds,
    provider: "renderer",
    unpaidMessage: "",
    limitMessage: "over the limit",
  });
  const [job] = jobs;
  if (!job) throw new Error("there was nothing to claim");
  return job;
}

/** Sets the lease of every running job to have expired a second ago. */
export async function expireLeases(services: TestServices): Promise<void> {
  await services.db.pool.query(
    "update generation_jobs set lease_until = now() - interval '1 second' where status = 'processing'",
  );
}
