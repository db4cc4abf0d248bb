import type { JobRow } from "@lacquer/db";

/** By what a job's log lines are found: its own id, and that of the request that made it. */
export const followed = ({ id: jobId, requestId }: Pick<JobRow, "id" | "requestId">) => ({
  requestId,
  jobId,
});
