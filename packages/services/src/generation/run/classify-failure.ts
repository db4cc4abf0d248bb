import { type ErrorCode, LacquerError } from "@lacquer/contracts";
import { isUnavailable } from "@lacquer/db";
import { StorageError } from "@lacquer/storage";
import type { JobError } from "../transitions/end-job.ts";

/**
 * What to do after an attempt at an image went wrong. `end`: this image is given up. `end-job`: no further image of
 * the job is tried either. `again`: another attempt after a pause. `wait`: back into the queue, without using an
 * attempt; the provider's own pause says when. `later`: the same after a pause of ours, since the database is unavailable.
 */
export interface Verdict {
  action: "end" | "end-job" | "again" | "wait" | "later";
  error: JobError;
}

/** Faults of the input: another attempt would meet them again. */
const FINAL: ReadonlySet<ErrorCode> = new Set([
  "photo_unreadable",
  "upload_not_found",
  "invalid_input",
]);

/** Faults that every image of the job would meet, each for a call of its own. */
const FINAL_FOR_ALL: ReadonlySet<ErrorCode> = new Set(["moderation_refused", "provider_refused"]);

/** Nobody may call the provider just now. */
const WAITING: ReadonlySet<ErrorCode> = new Set([
  "provider_busy",
  "provider_paused",
  "provider_budget",
]);

/** The call may have been paid: one more is risked for this image, and none after it. */
const ONCE_MORE: ReadonlySet<ErrorCode> = new Set(["outcome_unknown", "result_unreadable"]);

/**
 * The table by code: which failures end an image, which are worth another attempt, and which wait. `lostCalls`: how
 * many calls for this image may have been paid in vain, this one included.
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
