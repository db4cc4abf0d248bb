import type { Queryable } from "@lacquer/db";
import type { LockedJob } from "./locked-job.ts";

/** A new job enters its owner's line; the caller holds the owner's lock. */
export async function enterLane(
  tx: Queryable,
  userId: number,
  cost: number,
  runningLimit: number,
): Promise<void> {
  await tx.query({
    name: "enter-lane",
    text: `insert into user_lanes (user_id, waiting, held, running_limit, turn)
           values ($1, 1, $2, $3, nextval('lane_turn_seq'))
           on conflict (user_id) do update
           set waiting = user_lanes.waiting + 1, held = user_lanes.held + $2, running_limit = $3`,
    values: [userId, cost, runningLimit],
  });
}

/** A job leaves the line from where it stood; the caller holds the job's lock. */
export async function leaveLane(tx: Queryable, job: LockedJob): Promise<void> {
  const running = job.status === "processing" ? 1 : 0;
  const waiting = job.status === "pending" && !job.parked ? 1 : 0;
  const held = job.status === "pending" && !job.charged ? job.cost : 0;
  await tx.query({
    name: "leave-lane",
    text: "update user_lanes set running = running - $2, waiting = waiting - $3, held = held - $4 where user_id = $1",
    values: [job.userId, running, waiting, held],
  });
}
