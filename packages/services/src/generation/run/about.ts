import type { DesignSettings } from "@lacquer/contracts";
import type { ImageRequest } from "@lacquer/imaging";
import type { JobRow } from "@lacquer/db";

/**
 * Returns the design's data for the mark in a picture's file: the name that the design first has in the collection, and
 * the time at which the job was created.
 */
export function aboutJob(
  job: Pick<JobRow, "createdAt">,
  { nailShape, finish }: DesignSettings,
): NonNullable<ImageRequest["about"]> {
  const shape = nailShape.replace("-", " ");
  const title = `${shape[0]?.toUpperCase()}${shape.slice(1)}, ${finish === "cateye" ? "cat-eye" : finish}`;
  return { title, createdAt: job.createdAt };
}
