import { type Job, PAINTER_EDITION } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";

/** The sentence to show for a picture that an earlier version of the built-in renderer painted. */
export const paintedEarlier = (): string =>
  t`An earlier version of the painter made this image. If you paint it again, it will look different.`;

/** Returns whether the built-in renderer has changed since it made this job's images. */
export function isPaintedEarlier(job: Job): boolean {
  return (
    job.provider === "renderer" &&
    job.resultImages.length > 0 &&
    job.painterEdition !== PAINTER_EDITION
  );
}
