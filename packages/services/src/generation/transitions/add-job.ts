import { randomUUID } from "node:crypto";
import type { CreatedJob, CreateJobInput } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";
import { enterUserQueue } from "@lacquer/db/queue";
import { keepDraft } from "../drafts/job-drafts.ts";

export interface NewJob {
  userId: number;
  /** The user whose credits the job takes. */
  payerId: number;
  input: CreateJobInput;
  cost: number;
  /** The failed or canceled job that this job repeats. */
  retryOf: string | null;
  /** The key and digest by which a repeated create is recognised. */
  idempotency: { key: string; hash: string } | null;
  /** The id of the request that created the job, as in the logs. */
  requestId: string | null;
  /** The trace position of the request that created the job. */
  traceparent: string | null;
}

const INSERT = `
insert into generation_jobs (id, user_id, payer_id, prompt, original_image, selected_design_images, drawing_image_url,
  influence_weights, design_settings, nails, image_count, cost, retry_of, tab_id, request_id, variation,
  parked, run_at, grace_until, traceparent, parent_job_id)
select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, grace.until is not null, grace.until,
  grace.until, $19, (select id from generation_jobs where id = $18 and user_id = $2)
from (select case when $17::float8 > 0 then now() + make_interval(secs => $17) end as until) grace
returning seq`;

/**
 * Adds a job to its owner's queue. The job's price is held, but nothing is charged. During its grace period the job is
 * parked, so that no worker can start it. The caller has locked the owner and the payer.
 */
export async function addJob(
  tx: Queryable,
  { userId, payerId, input, cost, retryOf, idempotency, requestId, traceparent }: NewJob,
  runningLimit: number,
): Promise<CreatedJob> {
  const id = randomUUID();
  const { rows } = await tx.query<{ seq: string }>({
    name: "insert-job",
    text: INSERT,
    values: [
      id,
      userId,
      payerId,
      input.prompt,
      input.originalImage ?? null,
      JSON.stringify(input.selectedDesignImages),
      input.drawingImageUrl ?? null,
      JSON.stringify(input.influenceWeights),
      JSON.stringify(input.designSettings),
      JSON.stringify(input.nails),
      input.imageCount,
      cost,
      retryOf,
      input.tabId ?? null,
      requestId,
      input.variation,
      input.graceSeconds,
      input.parentJobId ?? null,
      traceparent,
    ],
  });
  const seq = rows[0]?.seq;
  if (seq !== undefined && (input.draft ?? null) !== null)
    await keepDraft(tx, { jobId: id, userId, seq, draft: input.draft });
  if (idempotency) {
    await tx.query(
      "insert into idempotency_keys (user_id, key, body_hash, job_id) values ($1, $2, $3, $4)",
      [userId, idempotency.key, idempotency.hash, id],
    );
  }
  await enterUserQueue(tx, { userId, payerId, cost, runningLimit, parked: input.graceSeconds > 0 });
  return { jobId: id, cost };
}
