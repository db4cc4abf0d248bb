import type { Queryable } from "../client.ts";

const REPORT = `
update generation_jobs
set progress = greatest(progress, $3), preview_image = coalesce($4::text, preview_image), updated_at = now(), version = nextval('job_version_seq')
where id = $1 and lease_token = $2 and status = 'processing' and (progress < $3 or $4::text is not null)`;

/** Moves a running job's progress forward (0–100), never back, and stores an unfinished picture to show. */
export async function reportProgress(
  db: Queryable,
  input: { jobId: string; leaseToken: string; progress: number; previewImage?: string | null },
): Promise<void> {
  await db.query({
    name: "report-progress",
    text: REPORT,
    values: [input.jobId, input.leaseToken, input.progress, input.previewImage ?? null],
  });
}
