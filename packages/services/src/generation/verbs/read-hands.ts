import { fileUrls, type LaidBackImage, LacquerError } from "@lacquer/contracts";
import type { ServiceContext } from "../../context.ts";

/**
 * Returns, for a job's composite pictures, how much of the hand the image provider changed, and the address of the
 * provider's own picture. Throws job_not_found.
 */
export async function readHands(
  ctx: ServiceContext,
  userId: number,
  jobId: string,
): Promise<LaidBackImage[]> {
  const job = await ctx.db.prisma.generationJob.findFirst({
    where: { id: jobId, userId },
    select: {
      images: {
        where: { handChange: { not: null } },
        select: { imageIndex: true, handChange: true },
        orderBy: { imageIndex: "asc" },
      },
    },
  });
  if (!job) throw new LacquerError("job_not_found");
  return job.images.map(({ imageIndex, handChange }) => ({
    imageIndex,
    handChange: Math.round((handChange ?? 0) * 10) / 10,
    rawImageUrl: fileUrls.raw(jobId, imageIndex),
  }));
}
