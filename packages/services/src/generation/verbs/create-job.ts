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
  /** The id of the request, as in the logs. */
  requestId?: string | undefined;
}

/**
 * Accepts a design as a waiting job and returns at once, without charging anything. The user's row is locked, so that
 * parallel creates cannot exceed the limits together. The same key and body return the same job again. Throws
 * insufficient_credits, too_many_waiting, idempotency_conflict, withdrawn, upload_not_found and the upload_* codes; if
 * it throws one of these, nothing was written.
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
 * Checks whether this user could create a design of one image, before a large body is read. The body of a repeated
 * create is always read. Throws insufficient_credits, limit_reached and too_many_waiting.
 */
export async function checkCreate(
  ctx: ServiceContext,
  userId: number,
  { idempotencyKey }: Pick<CreateRequest, "idempotencyKey">,
): Promise<void> {
  if (idempotencyKey && (await isKnownKey(ctx.db.pool, userId, idempotencyKey))) return;
  await checkCapacityOrGrant(ctx, { userId, input: { imageCount: 1 } });
}

/** Checks the capacity. If credits are missing, grants starter credits that are still due, and checks again. */
async function checkCapacityOrGrant(ctx: ServiceContext, request: CapacityRequest): Promise<void> {
  await checkCapacity(ctx, ctx.db.pool, request).catch(async (error: unknown) => {
    const poor = error instanceof LacquerError && error.code === "insufficient_credits";
    if (!poor) throw error;
    await makeGoodStarterCredits(ctx, request.userId);
    await checkCapacity(ctx, ctx.db.pool, request);
  });
}
