import type { Queryable } from "../../client.ts";

/**
 * Moves what a guest's queue counts to the account that takes the guest in; both users are locked by the caller.
 * `takesLimit`: the guest's queue knows the setting's limit, which a queue learns from its first job.
 */
export async function mergeUserQueues(
  tx: Queryable,
  { guestId, userId, takesLimit }: { guestId: number; userId: number; takesLimit: boolean },
): Promise<void> {
  await tx.query(
    `insert into user_lanes (user_id, running_limit, turn)
     select $2, running_limit, nextval('lane_turn_seq') from user_lanes where user_id = $1
     on conflict do nothing`,
    [guestId, userId],
  );
  await tx.query(
    `update user_lanes mine set waiting = mine.waiting + guest.waiting, running = mine.running + guest.running,
            held = mine.held + guest.held,
            running_limit = case when $3 then guest.running_limit else mine.running_limit end
     from user_lanes guest where mine.user_id = $2 and guest.user_id = $1`,
    [guestId, userId, takesLimit],
  );
  // The empty queue stays: it says that the guest had its credits.
  await tx.query("update user_lanes set waiting = 0, running = 0, held = 0 where user_id = $1", [
    guestId,
  ]);
}
