import type { JobRow } from "@lacquer/db";

/** Returns the fields that identify a job's log lines: its own id, and the id of the request that made it. */
export const followed = ({ id: jobId, requestId }: Pick<JobRow, "id" | "requestId">) => ({
  requestId,
  jobId,
});
