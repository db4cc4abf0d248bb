import { type Database, type Queryable, transaction } from "@lacquer/db";
import type { CallUsage, PlannedCall, Trouble } from "@lacquer/imaging";
import { reserveBudget, settleBudget } from "./budget.ts";
import { waitForImages } from "./image-limit.ts";
import { passPause } from "./pauses.ts";

/** The job, image and provider of a call. */
export interface CallOf {
  jobId: string;
  /** The token of the job's lease. Only its holder may open a call. */
  leaseToken: string;
  imageIndex: number;
  attempt: number;
  provider: string;
}

/**
 * Thrown if the job was canceled or reclaimed, so that this process makes, pays and writes nothing more for the job.
 */
export class LeaseLost extends Error {}

/** The result of a call. `unknown` means that the call may have been billed but brought no picture. */
export type Outcome = "ok" | "refused" | "busy" | "unknown" | "failed" | "aborted";

const OPEN = `
insert into provider_calls (job_id, image_index, attempt, provider, model, quality, size, input_images, quoted_microdollars)
select id, $2, $3, $4, $5, $6, $7, $8, $9 from generation_jobs
where id = $1 and lease_token = $10 and status = 'processing'
returning id`;

/**
 * Why no call may be made now. `limited`: the provider's limit or the day's budget has no room; otherwise the provider
 * is paused.
 */
export interface Held {
  wait: number;
  reason: Trouble;
  limited: boolean;
}

/**
 * Records a call just before it is made, unless a pause, a known limit or the day's budget forbids the call. A row that
 * stays open belongs to a call whose worker died. Throws LeaseLost, without changing anything, if the process no longer
 * holds the job.
 */
export function openCall(
  db: Database,
  of: CallOf,
  planned: PlannedCall,
  dailyUsd: number | undefined,
): Promise<{ id: string; probe: boolean } | Held> {
  return transaction(db, async (tx) => {
    const passed = await passPause(tx, of);
    if ("wait" in passed) return { ...passed, limited: false };
    const wait = await waitForImages(tx, of.provider, planned.inputImages);
    if (wait > 0) return { wait, reason: "rate_limit", limited: true };
    if (dailyUsd !== undefined) {
      const quoted = planned.quotedMicrodollars ?? 0;
      const nextDay = await reserveBudget(tx, of.provider, quoted, dailyUsd);
      if (nextDay > 0) return { wait: nextDay, reason: "budget", limited: true };
    }
    const { rows } = await tx.query<{ id: string }>(OPEN, [
      of.jobId,
      of.imageIndex,
      of.attempt,
      of.provider,
      planned.model,
      planned.quality,
      planned.size,
      planned.inputImages,
      planned.quotedMicrodollars,
      of.leaseToken,
    ]);
    const id = rows[0]?.id;
    if (!id) throw new LeaseLost("a job was no longer held just before its call");
    return { id, probe: passed.probe };
  });
}

const CLOSE = `
update provider_calls
set outcome = $2, error_code = $3, request_id = $4, input_text_tokens = $5, input_image_tokens = $6,
    output_tokens = $7, cost_microdollars = $8, ended_at = now()
where id = $1 and outcome = 'open'`;

/** Completes a call's row. A row that is already complete stays unchanged. */
export async function closeCall(
  db: Queryable,
  id: string,
  end: {
    outcome: Outcome;
    errorCode: string | null;
    requestId: string | null;
    usage: CallUsage | null;
    isBudgeted: boolean;
  },
): Promise<void> {
  const { usage } = end;
  const { rowCount } = await db.query(CLOSE, [
    id,
    end.outcome,
    end.errorCode,
    end.requestId,
    usage?.inputTextTokens ?? null,
    usage?.inputImageTokens ?? null,
    usage?.outputTokens ?? null,
    usage?.costMicrodollars ?? null,
  ]);
  if (rowCount === 1 && end.isBudgeted) await settleBudget(db, id);
}

/** Returns the number of calls for this image that may have been billed without bringing a picture. */
export async function countLostCalls(
  db: Queryable,
  jobId: string,
  imageIndex: number,
): Promise<number> {
  const { rows } = await db.query<{ lost: number }>(
    `select count(*)::int as lost from provider_calls
     where job_id = $1 and image_index = $2 and (outcome = 'unknown' or error_code = 'result_unreadable')`,
    [jobId, imageIndex],
  );
  return rows[0]?.lost ?? 0;
}
