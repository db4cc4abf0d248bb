import { randomUUID } from "node:crypto";
import type { CreatedJob, CreateJobInput } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";
import { enterUserQueue } from "@lacquer/db/queue";

export interface NewJob {
  userId: number;
  /** The user whose credits it takes. */
  payerId: number;
  input: CreateJobInput;
  cost: number;
  /** The failed or canceled job that this one repeats. */
  retryOf: string | null;
  /** How a repeated create is recognised. */
  idempotency: { key: string; hash: string } | null;
  /** The id of the request that asked for it, as in the logs. */
  requestId: string | null;
}

const INSERT = `
insert into generation_jobs (id, user_id, payer_id, prompt, original_image, selected_design_images, drawing_image_url,
  influence_weights, design_settings, nails, image_count, cost, retry_of, tab_id, request_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;

/**
 * Adds a job to its owner's queue: its price is held and nothing is charged. The caller holds the locks of owner and
 * payer.
 */
export async function addJob(
  tx: Queryable,
  { userId, payerId, input, cost, retryOf, idempotency, requestId }: NewJob,
  runningLimit: number,
): Promise<CreatedJob> {
  const id = randomUUID();
  await tx.query({
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
    ],
  });
  if (idempotency) {
    await tx.query(
      "insert into idempotency_keys (user_id, key, body_hash, job_id) values ($1, $2, $3, $4)",
      [userId, idempotency.key, idempotency.hash, id],
    );
  }
  await enterUserQueue(tx, { userId, payerId, cost, runningLimit });
  return { jobId: id, cost };
}
