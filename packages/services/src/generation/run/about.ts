import type { DesignSettings } from "@lacquer/contracts";
import type { ImageRequest } from "@lacquer/imaging";
import type { JobRow } from "@lacquer/db";

/** What a picture's file says about its design: what it shows, as the collection names it at first, and since when. */
export function aboutJob(
  job: Pick<JobRow, "createdAt">,
  { nailShape, finish }: DesignSettings,
): NonNullable<ImageRequest["about"]> {
  const shape = nailShape.replace("-", " ");
  const title = `${shape[0]?.toUpperCase()}${shape.slice(1)}, ${finish === "cateye" ? "cat-eye" : finish}`;
  return { title, createdAt: job.createdAt };
}
