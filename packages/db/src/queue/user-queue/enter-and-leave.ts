import type { Queryable } from "../../client.ts";

/**
 * The fields of a job on which the counts of user queues depend. The person's queue counts waiting and running jobs;
 * the payer's queue holds the price.
 */
export interface QueuedJob {
  userId: number;
  payerId: number;
  status: "pending" | "processing" | "completed" | "failed" | "canceled";
  parked: boolean;
  charged: boolean;
  cost: number;
}

/**
 * Adds a new job to its owner's queue and holds its price. A parked job is counted as waiting only when it is due. The
 * caller holds the locks of owner and payer.
 */
export async function enterUserQueue(
  tx: Queryable,
  job: { userId: number; payerId: number; cost: number; runningLimit: number; parked: boolean },
): Promise<void> {
  await tx.query({
    name: "enter-user-queue",
    text: `insert into user_lanes (user_id, waiting, held, running_limit, turn)
           values ($1, $4, $2, $3, nextval('lane_turn_seq'))
           on conflict (user_id) do update
           set waiting = user_lanes.waiting + $4, held = user_lanes.held + $2, running_limit = $3`,
    values: [
      job.userId,
      job.payerId === job.userId ? job.cost : 0,
      job.runningLimit,
      job.parked ? 0 : 1,
    ],
  });
  if (job.payerId !== job.userId) await hold(tx, job.payerId, job.cost);
}

async function hold(tx: Queryable, payerId: number, amount: number): Promise<void> {
  await tx.query({
    name: "hold-credits",
    text: `insert into user_lanes (user_id, held, turn) values ($1, $2, nextval('lane_turn_seq'))
           on conflict (user_id) do update set held = user_lanes.held + $2`,
    values: [payerId, amount],
  });
}

/**
 * Makes a running job wait again. A parked job is counted as waiting only when it is due. The caller holds the job's
 * lock.
 */
export async function returnToUserQueue(
  tx: Queryable,
  job: { userId: number; parked: boolean },
): Promise<void> {
  await tx.query({
    name: "return-to-user-queue",
    text: "update user_lanes set running = running - 1, waiting = waiting + $2 where user_id = $1",
    values: [job.userId, job.parked ? 0 : 1],
  });
}

/** Removes a job from its queue and frees its held price. The caller holds the job's lock. */
export async function leaveUserQueue(tx: Queryable, job: QueuedJob): Promise<void> {
  const running = job.status === "processing" ? 1 : 0;
  const waiting = job.status === "pending" && !job.parked ? 1 : 0;
  const held = job.status === "pending" && !job.charged ? job.cost : 0;
  await tx.query({
    name: "leave-user-queue",
    text: "update user_lanes set running = running - $2, waiting = waiting - $3, held = held - $4 where user_id = $1",
    values: [job.userId, running, waiting, job.payerId === job.userId ? held : 0],
  });
  if (job.payerId === job.userId || held === 0) return;
  await tx.query({
    name: "free-held-credits",
    text: "update user_lanes set held = held - $2 where user_id = $1",
    values: [job.payerId, held],
  });
}
