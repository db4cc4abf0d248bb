import type { Queryable } from "../../client.ts";

/**
 * Moves the counts of a guest's queue to the account that takes over the guest. The caller has locked both users. With
 * `takesLimit`, the account also gets the running limit of the guest's queue. A new account's own queue would not have
 * the configured limit, because a queue gets that limit only with its first job.
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
  // The guest's queue is emptied but kept, because its existence shows that the guest got the starter credits.
  await tx.query("update user_lanes set waiting = 0, running = 0, held = 0 where user_id = $1", [
    guestId,
  ]);
}
