import { createHash, randomUUID } from "node:crypto";
import {
  CREDITS_PER_IMAGE,
  type CreatedJob,
  type CreateJobInput,
  errorSentence,
  LacquerError,
} from "@lacquer/contracts";
import { type Queryable, transaction, wasRefused } from "@lacquer/db";
import type { ServiceContext } from "../../context.ts";
import { makeGoodStarterCredits } from "../../credits/index.ts";
import {
  adoptPictures,
  checkPictures,
  discardPictures,
  insertUpload,
  type StoredPicture,
} from "../../uploads/index.ts";
import { enterLane } from "../transitions/user-queue.ts";
import { lockUser } from "../transitions/locked-job.ts";

export interface CreateRequest {
  userId: number;
  input: CreateJobInput;
  idempotencyKey?: string | undefined;
}

/**
 * Accepts a design as a waiting job and answers at once; nothing is charged. The decision is made under the user's row
 * lock, so parallel creates cannot overbook. The same key and body answer the same job again. Throws
 * insufficient_credits, too_many_waiting, idempotency_conflict, withdrawn, upload_not_found and the upload_* codes, and
 * then has written nothing.
 */
export async function createJob(ctx: ServiceContext, request: CreateRequest): Promise<CreatedJob> {
  const hash = bodyHash(request.input);
  const earlier = await findEarlier(ctx.db.pool, request, hash);
  if (earlier) return earlier;
  await checkPictures(ctx, request.userId, request.input);
  await checkRoom(ctx, ctx.db.pool, request).catch(async (error: unknown) => {
    const poor = error instanceof LacquerError && error.code === "insufficient_credits";
    if (!poor || !(await makeGoodStarterCredits(ctx, request.userId))) throw error;
    await checkRoom(ctx, ctx.db.pool, request);
  });
  const { input, stored } = await adoptPictures(ctx, request.input);
  return insertJob(ctx, { ...request, input, stored, hash, retryOf: null });
}

interface NewJob extends CreateRequest {
  stored: StoredPicture[];
  hash: string;
  retryOf: string | null;
}

const INSERT = `
insert into generation_jobs (id, user_id, prompt, original_image, selected_design_images, drawing_image_url,
  influence_weights, design_settings, nails, image_count, cost, retry_of, tab_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

/** The transaction that turns a checked design into a job. Removes its new pictures when it refuses. */
export async function insertJob(ctx: ServiceContext, job: NewJob): Promise<CreatedJob> {
  let created: CreatedJob & { isEarlier: boolean };
  try {
    created = await transaction(ctx.db, async (tx) => {
      await lockUser(tx, job.userId);
      const earlier = await findEarlier(tx, job, job.hash);
      if (earlier) return { ...earlier, isEarlier: true };
      await checkRoom(ctx, tx, job);
      for (const picture of job.stored) await insertUpload(tx, job.userId, picture);
      const { input } = job;
      const id = randomUUID();
      const cost = price(input);
      await tx.query({
        name: "insert-job",
        text: INSERT,
        values: [
          id,
          job.userId,
          input.prompt,
          input.originalImage ?? null,
          JSON.stringify(input.selectedDesignImages),
          input.drawingImageUrl ?? null,
          JSON.stringify(input.influenceWeights),
          JSON.stringify(input.designSettings),
          JSON.stringify(input.nails),
          input.imageCount,
          cost,
          job.retryOf,
          input.tabId ?? null,
        ],
      });
      if (job.idempotencyKey) {
        await tx.query(
          "insert into idempotency_keys (user_id, key, body_hash, job_id) values ($1, $2, $3, $4)",
          [job.userId, job.idempotencyKey, job.hash, id],
        );
      }
      await enterLane(tx, job.userId, cost, ctx.config.userRunningLimit);
      return { jobId: id, cost, isEarlier: false };
    });
  } catch (error) {
    // After a lost COMMIT the job may be there, and its pictures with it.
    if (error instanceof LacquerError || wasRefused(error)) await discardPictures(ctx, job.stored);
    throw error;
  }
  if (created.isEarlier) await discardPictures(ctx, job.stored);
  else {
    ctx.wake();
    ctx.changed();
  }
  return { jobId: created.jobId, cost: created.cost };
}

/** A stable digest of what was asked, whatever the order of its keys was on the wire. */
export function bodyHash(body: unknown): string {
  const sorted = JSON.stringify(body, (_key, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(sorted).digest("hex");
}

export function price(input: Pick<CreateJobInput, "imageCount">): number {
  return input.imageCount * CREDITS_PER_IMAGE;
}

export async function findEarlier(
  db: Queryable,
  request: Pick<CreateRequest, "userId" | "idempotencyKey">,
  hash: string,
): Promise<CreatedJob | null> {
  if (!request.idempotencyKey) return null;
  const { rows } = await db.query<
    { body_hash: string } & ({ job_id: string; cost: number } | { job_id: null })
  >(
    `select k.body_hash, k.job_id, g.cost from idempotency_keys k left join generation_jobs g on g.id = k.job_id
     where k.user_id = $1 and k.key = $2`,
    [request.userId, request.idempotencyKey],
  );
  const earlier = rows[0];
  if (!earlier) return null;
  if (earlier.job_id === null) throw new LacquerError("withdrawn");
  if (earlier.body_hash !== hash) throw new LacquerError("idempotency_conflict");
  return { jobId: earlier.job_id, cost: earlier.cost };
}

async function checkRoom(
  ctx: ServiceContext,
  db: Queryable,
  request: CreateRequest,
): Promise<void> {
  const { rows } = await db.query<{ credits: number; held: number; waiting: number }>(
    `select u.credits, coalesce(l.held, 0) as held, coalesce(l.waiting, 0) as waiting
     from users u left join user_lanes l on l.user_id = u.id where u.id = $1`,
    [request.userId],
  );
  const user = rows[0];
  if (!user) throw new LacquerError("unauthorized");
  const cost = price(request.input);
  const available = Math.max(0, user.credits - user.held);
  if (cost > available) {
    throw new LacquerError("insufficient_credits", {
      message: errorSentence(
        "insufficient_credits",
        `This costs ${cost} ${cost === 1 ? "credit" : "credits"} and ${available} ${available === 1 ? "is" : "are"} available.`,
      ),
    });
  }
  if (user.waiting >= ctx.config.userWaitingLimit)
    throw new LacquerError("too_many_waiting", { retryAfter: 10 });
}
