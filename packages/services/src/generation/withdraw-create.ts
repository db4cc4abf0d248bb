import type { ServiceContext } from "../context.ts";
import { cancelJob } from "./cancel-job.ts";

/**
 * Takes a create back whose sender never heard the answer: cancels the job that the key stands for. `jobId` is null
 * when the create never arrived, so there is nothing to take back.
 */
export async function withdrawCreate(
  ctx: ServiceContext,
  userId: number,
  idempotencyKey: string,
): Promise<{ jobId: string | null }> {
  const known = await ctx.db.prisma.idempotencyKey.findUnique({
    where: { userId_key: { userId, key: idempotencyKey } },
    select: { jobId: true },
  });
  if (!known) return { jobId: null };
  const job = await cancelJob(ctx, userId, known.jobId);
  return { jobId: job.id };
}
