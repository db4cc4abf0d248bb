import { type Database, transaction } from "@lacquer/db";
import { adoptCredits, grantStarterCredits } from "../credits/index.ts";

/**
 * Brings a guest's work into the account that the guest signed up for or signed in to, in one transaction. Jobs are
 * locked before the users, as everywhere else. Running it twice, or for two accounts at once, moves everything once.
 */
export async function adoptGuest(
  db: Database,
  input: { guestId: number; userId: number; isNewAccount: boolean; signupCredits: number },
): Promise<void> {
  const { guestId, userId } = input;
  if (guestId === userId) return;
  await grantStarterCredits(db, userId, input.signupCredits);
  await transaction(db, async (tx) => {
    const { rowCount: jobs } = await tx.query(
      "select id from generation_jobs where user_id = $1 order by id for update",
      [guestId],
    );
    await tx.query("select id from users where id = any($1::int[]) order by id for update", [
      [guestId, userId],
    ]);
    await tx.query(
      `update generation_jobs
       set user_id = $2, version = nextval('job_version_seq'),
           refund_lapses = refund_lapses or (not $3 and credits_deducted and status in ('pending', 'processing'))
       where user_id = $1`,
      [guestId, userId, input.isNewAccount],
    );
    await tx.query("update designs set user_id = $2 where user_id = $1", [guestId, userId]);
    await tx.query("update uploads set user_id = $2 where user_id = $1", [guestId, userId]);
    await tx.query("update push_subscriptions set user_id = $2 where user_id = $1", [
      guestId,
      userId,
    ]);
    await tx.query(
      `update idempotency_keys k set user_id = $2 where user_id = $1
       and not exists (select 1 from idempotency_keys o where o.user_id = $2 and o.key = k.key)`,
      [guestId, userId],
    );
    await tx.query("delete from idempotency_keys where user_id = $1", [guestId]);
    await adoptCredits(tx, input);
    await tx.query(
      `insert into user_lanes (user_id, running_limit, turn)
       select $2, running_limit, nextval('lane_turn_seq') from user_lanes where user_id = $1
       on conflict do nothing`,
      [guestId, userId],
    );
    // A lane learns the setting's limit from its first job; before that it has the table's default.
    await tx.query(
      `update user_lanes mine set waiting = mine.waiting + guest.waiting, running = mine.running + guest.running,
              held = mine.held + guest.held,
              running_limit = case when $3 then guest.running_limit else mine.running_limit end
       from user_lanes guest where mine.user_id = $2 and guest.user_id = $1`,
      [guestId, userId, (jobs ?? 0) > 0],
    );
    // The empty lane stays: it says that the guest had its credits.
    await tx.query("update user_lanes set waiting = 0, running = 0, held = 0 where user_id = $1", [
      guestId,
    ]);
  });
}
