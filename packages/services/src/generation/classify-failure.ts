import { LacquerError } from "@lacquer/contracts";
import { StorageError } from "@lacquer/storage";
import type { JobError } from "./end-job.ts";

/** What to do after an attempt at an image went wrong. */
export type Verdict = { action: "end"; error: JobError } | { action: "again"; error: JobError };

/** Faults of the input: another attempt would meet them again. */
const FINAL = new Set(["photo_unreadable", "upload_not_found", "invalid_input"]);

/** The table by code: which failures end an image and which are worth another attempt. */
export function classifyFailure(error: unknown): Verdict {
  if (error instanceof LacquerError) {
    const { code, message } = error;
    return { action: FINAL.has(code) ? "end" : "again", error: { code, message } };
  }
  if (error instanceof StorageError) return { action: "again", error: { code: "storage_failed" } };
  return { action: "again", error: { code: "render_failed" } };
}

/** Seconds until the next attempt: full jitter, 2 s doubling up to 30 s. */
export function backoffSeconds(attempt: number): number {
  return 0.1 + Math.random() * Math.min(30, 2 * 2 ** (attempt - 1));
}
