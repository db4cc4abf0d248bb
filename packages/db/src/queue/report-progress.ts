import type { Queryable } from "../client.ts";

const REPORT = `
update generation_jobs
set progress = $3, updated_at = now(), version = nextval('job_version_seq')
where id = $1 and lease_token = $2 and status = 'processing' and progress < $3`;

/** Moves a running job's progress forward (0–100), never back. */
export async function reportProgress(
  db: Queryable,
  input: { jobId: string; leaseToken: string; progress: number },
): Promise<void> {
  await db.query({
    name: "report-progress",
    text: REPORT,
    values: [input.jobId, input.leaseToken, input.progress],
  });
}
