import type { JobRow } from "@lacquer/db";
import type { ImageRequest } from "@lacquer/imaging";

/**
 * The art uses the same seed as the tab's preview, so that both look alike. The differences between images use this
 * job's own seed. In jobs made before there was a choice of variation, each image has its own seed.
 */
export function seedsOf(
  job: Pick<JobRow, "id" | "tabId" | "variation">,
  imageIndex: number,
): Pick<ImageRequest, "seed" | "variationSeed"> {
  if (job.variation !== null) return { seed: job.tabId ?? job.id, variationSeed: job.id };
  const seed = imageIndex === 0 && job.tabId ? job.tabId : `${job.id}/${imageIndex}`;
  return { seed, variationSeed: seed };
}
