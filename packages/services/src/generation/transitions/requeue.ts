import { transaction } from "@lacquer/db";
import { returnToUserQueue } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";
import { endJob, type JobError } from "./end-job.ts";
import { type LockedJob, lockHeldJob } from "./locked-job.ts";

/** The reasons why a running job is requeued. */
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
  /** True if the attempt is given back, because nothing was tried or the job is not to blame. */
  isFree?: true;
  /** True if the job's worker died or stopped answering. With only one attempt left, such a job runs alone. */
  countsDeath?: true;
  /** True if the run that held the job cannot end or requeue the job itself, so that the job is taken over from it. */
  takesOver?: true;
  /** Returns the seconds for which the job is parked before it may run again. */
  pause?: (attempt: number) => number;
}

const RULES: Readonly<Record<RequeueReason, Rule>> = {
  "worker died": { countsDeath: true, takesOver: true },
  "lease expired": { countsDeath: true, takesOver: true },
  "run broke off": { takesOver: true },
  "never begun": { isFree: true, takesOver: true },
  drained: { isFree: true },
  // The job is not parked, because the claim already waits for the provider's pause. Parking would only lengthen the
  // wait.
  "provider waits": { isFree: true },
  "database unavailable": { isFree: true, pause: () => backoffSeconds(1) },
  "failed attempt": { pause: backoffSeconds },
};

/**
 * Returns a random pause below a limit ("full jitter"). The limit is 2 s after the first attempt and doubles with each
 * further attempt, up to 30 s.
 */
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
  /** Anything but `pending` means that the attempts were used up and the job has ended. */
  status: "pending" | "completed" | "failed" | "canceled";
  /** The number of the attempt that was running. */
  attempt: number;
  /**
   * For the logs: the id of the request that created the job (`requestId`), and the hash of the job's owner (`user`).
   */
  requestId: string | null;
  user: string | undefined;
}

/**
 * Returns a held job to its user's queue. The job is not charged again. If its attempts are used up, the job ends with
 * `error` instead. Returns null if nothing was written, because the lease token no longer holds the job, or because
 * `why` is "lease expired" and the lease was extended meanwhile.
 */
export async function requeue(
  ctx: Pick<ServiceContext, "db" | "config" | "tracing" | "userHash">,
  held: { id: string; leaseToken: string },
  why: RequeueReason,
  error: JobError = { code: "attempts_exhausted" },
): Promise<Requeued | null> {
  const { isFree, countsDeath, takesOver, pause } = RULES[why];
  const moved = await transaction(ctx.db, async (tx) => {
    const job = await lockHeldJob(tx, held.id, held.leaseToken);
    if (!job || (why === "lease expired" && !job.isExpired)) return null;
    const { attempt } = job;
    if (!isFree && attempt >= ctx.config.maxAttempts)
      return { job, status: await endJob(tx, job, { error }) };
    const seconds = pause?.(attempt) ?? 0;
    await tx.query({
      name: "requeue",
      text: REQUEUE,
      values: [job.id, isFree ? 1 : 0, seconds, countsDeath ? 1 : 0],
    });
    await returnToUserQueue(tx, { userId: job.userId, parked: seconds > 0 });
    return { job, status: "pending" as const };
  });
  if (!moved) return null;
  const { job, status } = moved;
  if (takesOver) traceTakeOver(ctx, job, { why, status });
  const { attempt, requestId, userId } = job;
  return { status, attempt, requestId, user: ctx.userHash?.(userId) };
}

/** Records in the job's trace that its run was taken over. The run's own span is lost if its process died. */
function traceTakeOver(
  { tracing }: Pick<ServiceContext, "tracing">,
  job: LockedJob,
  { why, status }: { why: RequeueReason; status: Requeued["status"] },
): void {
  tracing
    ?.start({
      name: "take over job",
      parent: job.traceparent,
      links: [job.attemptTraceparent],
      attributes: {
        "lacquer.job.id": job.id,
        "lacquer.job.attempt": job.attempt,
        "lacquer.job.status": status,
        "lacquer.requeue.reason": why,
      },
    })
    .end();
}
