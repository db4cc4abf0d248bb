import { type CreatedJob, type CreateJobInput, LacquerError } from "@lacquer/contracts";
import type { ServiceContext } from "../../context.ts";
import { makeGoodStarterCredits } from "../../credits/index.ts";
import { adoptPictures, checkPictures } from "../../uploads/index.ts";
import { acceptJob } from "./accept-job.ts";
import { type CapacityRequest, checkCapacity } from "./check-capacity.ts";
import { createHashOf, findEarlierCreate, isKnownKey } from "./find-earlier-create.ts";

interface CreateRequest {
  input: CreateJobInput;
  idempotencyKey?: string | undefined;
  /** The request that asks, as the logs know it. */
  requestId?: string | undefined;
}

/**
 * Accepts a design as a waiting job and answers at once; nothing is charged. The decision is made under the user's row
 * lock, so parallel creates cannot overbook. The same key and body answer the same job again. Throws
 * insufficient_credits, too_many_waiting, idempotency_conflict, withdrawn, upload_not_found and the upload_* codes, and
 * then has written nothing.
 */
export async function createJob(
  ctx: ServiceContext,
  userId: number,
  request: CreateRequest,
): Promise<CreatedJob> {
  const hash = createHashOf(request.input);
  const earlier = await findEarlierCreate(ctx.db.pool, { ...request, userId }, hash);
  if (earlier) return earlier;
  await checkPictures(ctx, userId, request.input);
  await checkCapacityOrGrant(ctx, { ...request, userId });
  const { input, stored } = await adoptPictures(ctx, userId, request.input);
  return acceptJob(ctx, { ...request, userId, input, stored, hash, retryOf: null });
}

/**
 * Whether this user could create a design of one image: asked before a large body is read. A create that is sent again
 * is always read. Throws insufficient_credits, limit_reached and too_many_waiting.
 */
export async function checkCreate(
  ctx: ServiceContext,
  userId: number,
  { idempotencyKey }: Pick<CreateRequest, "idempotencyKey">,
): Promise<void> {
  if (idempotencyKey && (await isKnownKey(ctx.db.pool, userId, idempotencyKey))) return;
  await checkCapacityOrGrant(ctx, { userId, input: { imageCount: 1 } });
}

/** The same as checkCapacity, for one whose starter credits may not have come yet. */
async function checkCapacityOrGrant(ctx: ServiceContext, request: CapacityRequest): Promise<void> {
  await checkCapacity(ctx, ctx.db.pool, request).catch(async (error: unknown) => {
    const poor = error instanceof LacquerError && error.code === "insufficient_credits";
    if (!poor) throw error;
    await makeGoodStarterCredits(ctx, request.userId);
    await checkCapacity(ctx, ctx.db.pool, request);
  });
}
