import { ERRORS, type ErrorCode, fileUrls } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";
import { leaveUserQueue } from "@lacquer/db/queue";
import { saveDesigns } from "../../collection/save-designs.ts";
import { refundJob } from "../../credits/index.ts";
import { type LockedJob, lockUser } from "./locked-job.ts";

export interface JobError {
  code: ErrorCode;
  message?: string | undefined;
}

const END = `
update generation_jobs
set status = $2, result_images = $3, error_code = $4, error_message = $5, refunded = $6, progress = $7,
    parked = false, run_at = null, lease_token = null, lease_owner = null, lease_until = null,
    completed_at = now(), updated_at = now(), version = nextval('job_version_seq')
where id = $1`;

/**
 * Ends a locked job: writes its status and pictures, adds its images to the collection, refunds the payer, and updates
 * the owner's queue. A job with images is completed (or canceled), and the price of its missing images is refunded. A
 * job without images has failed or was canceled, and costs nothing.
 */
export async function endJob(
  tx: Queryable,
  job: LockedJob,
  end: { canceled: true } | { canceled?: false; error: JobError | null },
): Promise<"completed" | "failed" | "canceled"> {
  const { rows } = await tx.query<{ image_index: number }>(
    "select image_index from job_images where job_id = $1 order by image_index",
    [job.id],
  );
  const kept = rows.map((row) => row.image_index);
  const status = end.canceled ? "canceled" : kept.length > 0 ? "completed" : "failed";
  const error: JobError | null =
    end.canceled || status === "completed" ? null : (end.error ?? { code: "internal" });
  const refund = job.charged ? job.cost - Math.round((job.cost * kept.length) / job.imageCount) : 0;
  await tx.query({
    name: "end-job",
    text: END,
    values: [
      job.id,
      status,
      JSON.stringify(kept.map((index) => fileUrls.result(job.id, index))),
      error?.code ?? null,
      error ? (error.message ?? ERRORS[error.code].message) : null,
      refund,
      status === "completed" ? 100 : 0,
    ],
  });
  await saveDesigns(tx, job.id);
  // The payer and the queues are locked last and only for a moment, because claims skip a queue while it is locked.
  if (refund > 0) {
    await lockUser(tx, job.payerId);
    await refundJob(tx, job, refund);
  }
  await leaveUserQueue(tx, job);
  return status;
}
