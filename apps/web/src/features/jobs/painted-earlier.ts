import { type Job, PAINTER_EDITION } from "@lacquer/contracts";

/** The sentence for a picture by an earlier painter. */
export const PAINTED_EARLIER =
  "An earlier painter made this; painted again, it will look different.";

/** Whether the built-in painter has changed since it made this job's images. */
export function isPaintedEarlier(job: Job): boolean {
  return (
    job.provider === "renderer" &&
    job.resultImages.length > 0 &&
    job.painterEdition !== PAINTER_EDITION
  );
}
