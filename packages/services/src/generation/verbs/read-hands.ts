import { fileUrls, type LaidBackImage, LacquerError } from "@lacquer/contracts";
import type { ServiceContext } from "../../context.ts";

/**
 * Which of a job's images were laid over the photo, how much of the hand the image provider had changed, and where
 * its own picture is. Throws job_not_found.
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
