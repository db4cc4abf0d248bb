import type { JobRow } from "@lacquer/db";
import type { ImageRequest } from "@lacquer/imaging";

/**
 * Returns an image's seeds. `seed` determines the art. The preview in the browser uses the same seed, so that both look
 * alike. `variationSeed` determines how the images of a job differ. Jobs created before users could choose a variation
 * have a separate seed for each image.
 */
export function seedsOf(
  job: Pick<JobRow, "id" | "tabId" | "variation">,
  imageIndex: number,
): Pick<ImageRequest, "seed" | "variationSeed"> {
  if (job.variation !== null) return { seed: job.tabId ?? job.id, variationSeed: job.id };
  const seed = imageIndex === 0 && job.tabId ? job.tabId : `${job.id}/${imageIndex}`;
  return { seed, variationSeed: seed };
}
