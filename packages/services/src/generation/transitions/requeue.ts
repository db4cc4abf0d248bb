import type { Queryable } from "@lacquer/db";
import { endJob, type JobError } from "./end-job.ts";
import type { LockedJob } from "./locked-job.ts";

const PUT_BACK = `
update generation_jobs
set status = 'pending', attempt = attempt - $2, deaths = deaths + $4, parked = $3::float8 > 0,
    run_at = case when $3::float8 > 0 then now() + make_interval(secs => $3) end,
    lease_token = null, lease_owner = null, lease_until = null,
    updated_at = now(), version = nextval('job_version_seq')
where id = $1`;

/**
 * Gives a held job back to its user's line. It stays charged, so it is not charged again. `afterSeconds` > 0 parks it
 * for that long. When its attempts are used up it ends instead, with `error`. `free` gives the attempt back too (a
 * drain is not the job's fault). `died`: its worker did, or fell silent.
 */
export async function putBack(
  tx: Queryable,
  job: LockedJob,
  options: {
    maxAttempts: number;
    afterSeconds: number;
    error: JobError;
    free?: boolean;
    died?: boolean;
  },
): Promise<"pending" | "completed" | "failed" | "canceled"> {
  if (!options.free && job.attempt >= options.maxAttempts)
    return endJob(tx, job, { error: options.error });
  await tx.query({
    name: "put-back",
    text: PUT_BACK,
    values: [job.id, options.free ? 1 : 0, options.afterSeconds, options.died ? 1 : 0],
  });
  await tx.query({
    name: "put-back-lane",
    text: "update user_lanes set running = running - 1, waiting = waiting + $2 where user_id = $1",
    values: [job.userId, options.afterSeconds > 0 ? 0 : 1],
  });
  return "pending";
}
