import type { Queryable } from "@lacquer/db";

/**
 * Moves a guest's ledger to the account that takes over the guest. The caller has locked both user rows. A second run
 * moves nothing, because the guest's rows are gone.
 */
export async function adoptCredits(
  tx: Queryable,
  input: { guestId: number; userId: number; isNewAccount: boolean },
): Promise<void> {
  if (input.isNewAccount) await bringCredits(tx, input);
  else await leaveCredits(tx, input);
}

/**
 * A new account keeps the guest's credits. Its own starter grant shrinks by what the guest was granted, at most to
 * zero.
 */
async function bringCredits(
  tx: Queryable,
  { guestId, userId }: { guestId: number; userId: number },
): Promise<void> {
  await tx.query(
    `with guest as (
       select coalesce(sum(amount) filter (where kind = 'grant'), 0)::int as granted,
              coalesce(sum(amount), 0)::int as unspent
       from credit_ledger where user_id = $1
     ), own as (
       select id, least(guest.granted, amount) as less from credit_ledger, guest
       where user_id = $2 and kind = 'grant' order by id limit 1
     ), shrunk as (
       update credit_ledger l set amount = l.amount - own.less from own where l.id = own.id
     ), moved as (
       update credit_ledger set user_id = $2 where user_id = $1
     )
     update users u
     set credits = case when u.id = $1 then 0
                   else u.credits + guest.unspent - coalesce((select less from own), 0) end
     from guest where u.id in ($1, $2)`,
    [guestId, userId],
  );
}

/**
 * An existing account gets the rows but not the credits. The rows are marked with their guest, the unspent credits
 * end in a negative grant, and later refunds of running jobs lapse (`refund_lapses`). The rows of one guest therefore
 * sum to zero once its jobs have ended.
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
