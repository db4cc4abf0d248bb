import { type CreatedJob, type CreateJobInput, LacquerError } from "@lacquer/contracts";
import { type Queryable, transaction, wasRefused } from "@lacquer/db";
import type { ServiceContext } from "../../context.ts";
import { checkQuota } from "../../limits/storage-quota.ts";
import { type Span, traced } from "../../tracing/index.ts";
import {
  discardPictures,
  insertUpload,
  storedBytes,
  type StoredPicture,
} from "../../uploads/index.ts";
import { addJob } from "../transitions/add-job.ts";
import { lockUser } from "../transitions/locked-job.ts";
import { checkCapacity, price } from "./check-capacity.ts";
import { findEarlierCreate } from "./find-earlier-create.ts";

/** A checked design. Its pictures are in storage; the pictures in `stored` have no row yet. */
export interface CheckedDesign {
  userId: number;
  input: CreateJobInput;
  idempotencyKey?: string | undefined;
  stored: StoredPicture[];
  hash: string;
  retryOf: string | null;
  /** The id of the request, as in the logs. */
  requestId?: string | undefined;
  /** For a retry: the trace position of the request that created the repeated job. */
  retriedTraceparent?: string | null | undefined;
  /** Writes further rows in the transaction that adds the job. It is not called if the job was created earlier. */
  note?: ((tx: Queryable) => Promise<void>) | undefined;
}

/** Turns a checked design into a job, in one transaction. If the design is refused, its new pictures are removed. */
export function acceptJob(ctx: ServiceContext, design: CheckedDesign): Promise<CreatedJob> {
  const links = [design.retriedTraceparent];
  return traced(ctx, { name: "create job", kind: "producer", links }, (span) =>
    accept(ctx, design, span),
  );
}

async function accept(
  ctx: ServiceContext,
  design: CheckedDesign,
  span: Span | undefined,
): Promise<CreatedJob> {
  let created: CreatedJob & { isEarlier: boolean };
  try {
    created = await transaction(ctx.db, async (tx) => {
      const { userId, input, idempotencyKey: key, hash, retryOf } = design;
      await lockUser(tx, userId);
      const earlier = await findEarlierCreate(tx, design, hash);
      if (earlier) return { ...earlier, isEarlier: true };
      await checkCapacity(ctx, tx, design);
      const bytes = design.stored.reduce((sum, { image }) => sum + storedBytes(image), 0);
      if (bytes > 0) await checkQuota(ctx, tx, userId, bytes);
      for (const picture of design.stored) await insertUpload(tx, userId, picture);
      const idempotency = key ? { key, hash } : null;
      const requestId = design.requestId ?? null;
      const cost = price(input);
      const traceparent = span?.traceparent ?? null;
      const job = {
        userId,
        // For now, all users pay for themselves. Once salons have wallets, a salon's wallet will pay for its members.
        payerId: userId,
        input,
        cost,
        retryOf,
        idempotency,
        requestId,
        traceparent,
      };
      const added = await addJob(tx, job, ctx.config.userRunningLimit);
      await design.note?.(tx);
      return { ...added, isEarlier: false };
    });
  } catch (error) {
    // The pictures are removed only if the job was refused for sure. If the answer to a COMMIT was lost, the job may
    // exist and need its pictures.
    if (error instanceof LacquerError || wasRefused(error))
      await discardPictures(ctx, design.stored);
    throw error;
  }
  span?.set({ "lacquer.job.id": created.jobId, "lacquer.job.created_earlier": created.isEarlier });
  if (created.isEarlier) await discardPictures(ctx, design.stored);
  else {
    ctx.log.info({ requestId: design.requestId, jobId: created.jobId }, "job accepted");
    ctx.wake(design.input.graceSeconds > 0 ? "parked" : "queue");
    ctx.changed();
  }
  return { jobId: created.jobId, cost: created.cost };
}
