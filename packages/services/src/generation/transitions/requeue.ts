import { transaction } from "@lacquer/db";
import { returnToUserQueue } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { endJob, type JobError } from "./end-job.ts";
import { lockHeldJob } from "./locked-job.ts";

/** The reasons for which a running job waits again. */
export type RequeueReason =
  | "worker died"
  | "lease expired"
  | "run broke off"
  | "never begun"
  | "drained"
  | "provider waits"
  | "database unavailable"
  | "failed attempt";

interface Rule {
  /** True = the attempt is given back, because nothing was tried or the job is not to blame. */
  isFree?: true;
  /** True = the job's worker died or fell silent. When only one attempt is left, the job runs alone. */
  countsDeath?: true;
  /** The seconds for which the job is parked before it waits again. */
  pause?: (attempt: number) => number;
}

const RULES: Readonly<Record<RequeueReason, Rule>> = {
  "worker died": { countsDeath: true },
  "lease expired": { countsDeath: true },
  "run broke off": {},
  "never begun": { isFree: true },
  drained: { isFree: true },
  // No pause: the claim already honours the provider's pause, and parking as well would only make the wait longer.
  "provider waits": { isFree: true },
  "database unavailable": { isFree: true, pause: () => backoffSeconds(1) },
  "failed attempt": { pause: backoffSeconds },
};

/** Full jitter, 2 s doubling up to 30 s. */
function backoffSeconds(attempt: number): number {
  return 0.1 + Math.random() * Math.min(30, 2 * 2 ** (attempt - 1));
}

const REQUEUE = `
update generation_jobs
set status = 'pending', attempt = attempt - $2, deaths = deaths + $4, parked = $3::float8 > 0,
    run_at = case when $3::float8 > 0 then now() + make_interval(secs => $3) end,
    lease_token = null, lease_owner = null, lease_until = null,
    updated_at = now(), version = nextval('job_version_seq')
where id = $1`;

export interface Requeued {
  /** Anything but pending means that its attempts were used up and it has ended. */
  status: "pending" | "completed" | "failed" | "canceled";
  /** The attempt that was running. */
  attempt: number;
}

/**
 * Returns a held job to its user's queue. It stays charged and is not charged again. When its attempts are used up, it
 * ends with `error` instead. Null = nothing was written, because the lease token no longer holds the job, or because
 * `why` says that the lease expired and it was extended meanwhile.
 */
export function requeue(
  ctx: Pick<ServiceContext, "db" | "config">,
  held: { id: string; leaseToken: string },
  why: RequeueReason,
  error: JobError = { code: "attempts_exhausted" },
): Promise<Requeued | null> {
  const { isFree, countsDeath, pause } = RULES[why];
  return transaction(ctx.db, async (tx) => {
    const job = await lockHeldJob(tx, held.id, held.leaseToken);
    if (!job || (why === "lease expired" && !job.isExpired)) return null;
    const { attempt } = job;
    if (!isFree && attempt >= ctx.config.maxAttempts)
      return { status: await endJob(tx, job, { error }), attempt };
    const seconds = pause?.(attempt) ?? 0;
    await tx.query({
      name: "requeue",
      text: REQUEUE,
      values: [job.id, isFree ? 1 : 0, seconds, countsDeath ? 1 : 0],
    });
    await returnToUserQueue(tx, { userId: job.userId, parked: seconds > 0 });
    return { status: "pending", attempt };
  });
}
