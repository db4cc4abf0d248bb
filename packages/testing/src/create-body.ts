import type { CreateJobBody } from "@lacquer/contracts";

/** Returns the smallest design that can be sent: one image, described by words alone. */
export function createBody(changes: Partial<CreateJobBody> = {}): CreateJobBody {
  return { prompt: "cherry red with a soft shine", imageCount: 1, ...changes };
}
