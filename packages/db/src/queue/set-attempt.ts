import type { Queryable } from "../client.ts";

/** Records the number of the current attempt of a claimed job. Does nothing when the job's lease is gone. */
export async function setAttempt(
  db: Queryable,
  job: { id: string; leaseToken: string; attempt: number },
): Promise<void> {
  await db.query({
    name: "set-attempt",
    text: `update generation_jobs set attempt = $3, updated_at = now(), version = nextval('job_version_seq')
           where id = $1 and lease_token = $2 and status = 'processing'`,
    values: [job.id, job.leaseToken, job.attempt],
  });
}
