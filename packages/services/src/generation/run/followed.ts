import type { JobRow } from "@lacquer/db";
import type { ClaimedJob } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import type { ScopeFields } from "../../tracing/index.ts";

/** Returns the fields that identify a job's log lines: its own id, and the id of the request that made it. */
export const followed = ({ id: jobId, requestId }: Pick<JobRow, "id" | "requestId">) => ({
  requestId,
  jobId,
});

/**
 * Returns the fields for log lines about a claimed job. Log lines that are written during the job's run get them
 * automatically.
 */
export function claimedFields(
  { userHash }: Pick<ServiceContext, "userHash">,
  { id: jobId, requestId, userId }: ClaimedJob,
): ScopeFields {
  return { requestId: requestId ?? undefined, jobId, user: userHash?.(userId) };
}
