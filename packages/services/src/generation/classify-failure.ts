import { type ErrorCode, LacquerError } from "@lacquer/contracts";
import { StorageError } from "@lacquer/storage";
import type { JobError } from "./end-job.ts";

/**
 * What to do after an attempt at an image went wrong. `end`: this image is given up. `end-job`: no further image of
 * the job is tried either. `again`: another attempt after a pause. `later`: after `seconds`, without using an attempt.
 */
export type Verdict =
  | { action: "end" | "end-job" | "again"; error: JobError }
  | { action: "later"; error: JobError; seconds: number };

/** Faults of the input: another attempt would meet them again. */
const FINAL: ReadonlySet<ErrorCode> = new Set([
  "photo_unreadable",
  "upload_not_found",
  "invalid_input",
]);

/** Faults that every image of the job would meet, each for a call of its own. */
const FINAL_FOR_ALL: ReadonlySet<ErrorCode> = new Set([
  "moderation_refused",
  "provider_refused",
  "provider_unavailable",
]);

/** The call may have been paid: one more is risked, in the second attempt, and none after it. */
const ONCE_MORE: ReadonlySet<ErrorCode> = new Set(["outcome_unknown", "result_unreadable"]);

/** The table by code: which failures end an image, which are worth another attempt, and when. */
export function classifyFailure(error: unknown, attempt: number): Verdict {
  if (error instanceof LacquerError) {
    const { code, message } = error;
    const told = { code, message };
    if (code === "provider_busy") {
      // Up to a fifth more than told, so that those who wait do not all come back at once.
      const seconds = (error.retryAfter ?? 20) * (1 + Math.random() * 0.2);
      return { action: "later", error: told, seconds };
    }
    if (FINAL_FOR_ALL.has(code)) return { action: "end-job", error: told };
    if (FINAL.has(code) || (ONCE_MORE.has(code) && attempt > 1))
      return { action: "end", error: told };
    return { action: "again", error: told };
  }
  if (error instanceof StorageError) return { action: "again", error: { code: "storage_failed" } };
  return { action: "again", error: { code: "render_failed" } };
}

/** Seconds until the next attempt: full jitter, 2 s doubling up to 30 s. */
export function backoffSeconds(attempt: number): number {
  return 0.1 + Math.random() * Math.min(30, 2 * 2 ** (attempt - 1));
}
