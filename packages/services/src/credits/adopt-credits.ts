import type { Queryable } from "@lacquer/db";

/**
 * Moves a guest's ledger to the account that takes the guest in; both user rows are locked by the caller. Running it
 * again moves nothing, because the guest's rows are gone.
 */
export async function adoptCredits(
  tx: Queryable,
  input: { guestId: number; userId: number; isNewAccount: boolean },
): Promise<void> {
  if (input.isNewAccount) await bringCredits(tx, input);
  else await leaveCredits(tx, input);
}

/** A new account keeps the guest's credits, and its own grant shrinks by what the guest was granted. */
async function bringCredits(
  tx: Queryable,
  { guestId, userId }: { guestId: number; userId: number },
): Promise<void> {
  const { rows } = await tx.query<{ granted: number; unspent: number }>(
    `select coalesce(sum(amount) filter (where kind = 'grant'), 0)::int as granted, coalesce(sum(amount), 0)::int as unspent
     from credit_ledger where user_id = $1`,
    [guestId],
  );
  const guest = rows[0] ?? { granted: 0, unspent: 0 };
  await tx.query("update credit_ledger set user_id = $2 where user_id = $1", [guestId, userId]);
  await tx.query(
    `update users set credits = case when id = $1 then 0 else credits + $3 end where id in ($1, $2)`,
    [guestId, userId, guest.unspent],
  );
  // The starter grant of this very account is its newest one; only it shrinks, and never below zero.
  await tx.query(
    `with own as (
       select id, least($2, amount) as less from credit_ledger
       where user_id = $1 and kind = 'grant' order by id desc limit 1
     ), shrunk as (
       update credit_ledger l set amount = l.amount - own.less from own where l.id = own.id
     )
     update users u set credits = u.credits - own.less from own where u.id = $1`,
    [userId, guest.granted],
  );
}

/**
 * An account that existed gets the rows but not the credits: they are marked with the guest they came from, the unspent
 * ones end in a negative grant, and what jobs under way may yet return lapses (`refund_lapses`). So the rows of one
 * guest sum to nothing once its jobs have ended.
 */
async function leaveCredits(
  tx: Queryable,
  { guestId, userId }: { guestId: number; userId: number },
): Promise<void> {
  await tx.query(
    `with moved as (
       update credit_ledger set user_id = $2, origin_id = coalesce(origin_id, $1) where user_id = $1 returning amount
     ), unspent as (
       select coalesce(sum(amount), 0) as amount from moved
     )
     insert into credit_ledger (user_id, kind, amount, actor_id, origin_id, reason)
     select $2, 'grant', -amount, $2, $1, 'A guest''s credits stay behind' from unspent where amount > 0`,
    [guestId, userId],
  );
  await tx.query("update users set credits = 0 where id = $1", [guestId]);
}
