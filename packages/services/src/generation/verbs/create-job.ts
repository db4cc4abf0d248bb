import { type CreatedJob, type CreateJobInput, LacquerError } from "@lacquer/contracts";
import type { ServiceContext } from "../../context.ts";
import { makeGoodStarterCredits } from "../../credits/index.ts";
import { adoptPictures, checkPictures } from "../../uploads/index.ts";
import { acceptJob } from "./accept-job.ts";
import { checkCapacity } from "./check-capacity.ts";
import { bodyHash, findEarlierCreate } from "./find-earlier-create.ts";

interface CreateRequest {
  userId: number;
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
export async function createJob(ctx: ServiceContext, request: CreateRequest): Promise<CreatedJob> {
  const hash = bodyHash(request.input);
  const earlier = await findEarlierCreate(ctx.db.pool, request, hash);
  if (earlier) return earlier;
  await checkPictures(ctx, request.userId, request.input);
  await checkCapacity(ctx, ctx.db.pool, request).catch(async (error: unknown) => {
    const poor = error instanceof LacquerError && error.code === "insufficient_credits";
    if (!poor || !(await makeGoodStarterCredits(ctx, request.userId))) throw error;
    await checkCapacity(ctx, ctx.db.pool, request);
  });
  const { input, stored } = await adoptPictures(ctx, request.input);
  return acceptJob(ctx, { ...request, input, stored, hash, retryOf: null });
}
