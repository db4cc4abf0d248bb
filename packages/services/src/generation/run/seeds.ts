import type { JobRow } from "@lacquer/db";
import type { ImageRequest } from "@lacquer/imaging";

/**
 * Returns an image's seeds. The art uses the same seed as the preview in the browser, so that both look alike. What
 * differs between images depends on the job's own seed. In jobs from before the choice of variation, each image has its
 * own seed.
 */
export function seedsOf(
  job: Pick<JobRow, "id" | "tabId" | "variation">,
  imageIndex: number,
): Pick<ImageRequest, "seed" | "variationSeed"> {
  if (job.variation !== null) return { seed: job.tabId ?? job.id, variationSeed: job.id };
  const seed = imageIndex === 0 && job.tabId ? job.tabId : `${job.id}/${imageIndex}`;
  return { seed, variationSeed: seed };
}
