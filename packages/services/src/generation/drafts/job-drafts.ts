import type { Queryable } from "@lacquer/db";
import { JOB_DRAFTS_MAX } from "../../limits/keeping.ts";

const KEEP = "insert into job_drafts (job_id, user_id, seq, draft) values ($1, $2, $3, $4)";

/** Deletes the user's oldest drafts. Drafts need a limit of their own, because canceled jobs cost no credits. */
const DROP_OLD = `
delete from job_drafts where user_id = $1 and seq < (
  select seq from job_drafts where user_id = $1 order by seq desc offset ${JOB_DRAFTS_MAX - 1} limit 1
)`;

/** Stores a new job's draft, from which the studio can open the design again. New drafts replace the user's oldest. */
export async function keepDraft(
  tx: Queryable,
  job: { jobId: string; userId: number; seq: string; draft: unknown },
): Promise<void> {
  await tx.query({
    name: "keep-draft",
    text: KEEP,
    values: [job.jobId, job.userId, job.seq, JSON.stringify(job.draft)],
  });
  await tx.query({ name: "drop-old-drafts", text: DROP_OLD, values: [job.userId] });
}

/** Returns the draft that a job was made with. Null if it had none, or if newer drafts have replaced it. */
export async function readDraft(db: Queryable, jobId: string): Promise<unknown> {
  const { rows } = await db.query<{ draft: unknown }>({
    name: "read-draft",
    text: "select draft from job_drafts where job_id = $1",
    values: [jobId],
  });
  return rows[0]?.draft ?? null;
}
