import { type ErrorCode, LacquerError } from "@lacquer/contracts";
import { isUnavailable } from "@lacquer/db";
import { StorageError } from "@lacquer/storage";
import type { JobError } from "../transitions/end-job.ts";

/**
 * The reaction to a failed attempt at an image. `end`: give up this image. `end-job`: also start no other image of the
 * job. `again`: try again after a pause. `wait`: return the job to the queue without using up an attempt, until the
 * provider's pause is over. `later`: like `wait`, but with a pause that Lacquer chooses, because the database is
 * unavailable.
 */
export interface Verdict {
  action: "end" | "end-job" | "again" | "wait" | "later";
  error: JobError;
}

/** Faults of the input. Another attempt would fail in the same way. */
const FINAL: ReadonlySet<ErrorCode> = new Set([
  "photo_unreadable",
  "upload_not_found",
  "invalid_input",
]);

/** Faults that every image of the job would meet. Each further image would waste a call. */
const FINAL_FOR_ALL: ReadonlySet<ErrorCode> = new Set(["moderation_refused", "provider_refused"]);

/** Codes which mean that nobody may call the provider at present. */
const WAITING: ReadonlySet<ErrorCode> = new Set([
  "provider_busy",
  "provider_paused",
  "provider_budget",
]);

/** Codes of calls that may have been billed. After such a code, the image gets one more call, and then no other. */
const ONCE_MORE: ReadonlySet<ErrorCode> = new Set(["outcome_unknown", "result_unreadable"]);

/**
 * Decides by error code whether an image is given up, is tried again, or waits. `lostCalls` is the number of calls for
 * this image, including this one, that may have been paid for without a result.
 */
export function classifyFailure(error: unknown, lostCalls = 0): Verdict {
  if (error instanceof LacquerError) {
    const { code, message } = error;
    const told = { code, message };
    if (WAITING.has(code)) return { action: "wait", error: told };
    if (FINAL_FOR_ALL.has(code)) return { action: "end-job", error: told };
    if (FINAL.has(code) || (ONCE_MORE.has(code) && lostCalls > 1))
      return { action: "end", error: told };
    return { action: "again", error: told };
  }
  if (error instanceof StorageError) return { action: "again", error: { code: "storage_failed" } };
  if (isUnavailable(error)) return { action: "later", error: { code: "unavailable" } };
  return { action: "again", error: { code: "render_failed" } };
}
