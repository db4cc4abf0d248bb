import type { Queryable } from "../../client.ts";

/** What a person's queue counts of a job. */
export interface QueuedJob {
  userId: number;
  status: "pending" | "processing" | "completed" | "failed" | "canceled";
  parked: boolean;
  charged: boolean;
  cost: number;
}

/** A new job enters its owner's queue, and its price is held; the caller holds the owner's lock. */
export async function enterUserQueue(
  tx: Queryable,
  job: { userId: number; cost: number; runningLimit: number },
): Promise<void> {
  await tx.query({
    name: "enter-user-queue",
    text: `insert into user_lanes (user_id, waiting, held, running_limit, turn)
           values ($1, 1, $2, $3, nextval('lane_turn_seq'))
           on conflict (user_id) do update
           set waiting = user_lanes.waiting + 1, held = user_lanes.held + $2, running_limit = $3`,
    values: [job.userId, job.cost, job.runningLimit],
  });
}

/** A running job waits again, or pauses (parked) before it does; the caller holds the job's lock. */
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

/** A job leaves the queue from where it stood, and what it held is free again; the caller holds the job's lock. */
export async function leaveUserQueue(tx: Queryable, job: QueuedJob): Promise<void> {
  const running = job.status === "processing" ? 1 : 0;
  const waiting = job.status === "pending" && !job.parked ? 1 : 0;
  const held = job.status === "pending" && !job.charged ? job.cost : 0;
  await tx.query({
    name: "leave-user-queue",
    text: "update user_lanes set running = running - $2, waiting = waiting - $3, held = held - $4 where user_id = $1",
    values: [job.userId, running, waiting, held],
  });
}
