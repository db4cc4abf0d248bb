import type { Job } from "../api-types.ts";

/** True when the job can no longer change. */
export function isEnded({ status }: Pick<Job, "status">): boolean {
  return status === "completed" || status === "failed" || status === "canceled";
}
