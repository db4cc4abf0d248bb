import type { Queryable } from "@lacquer/db";
import { uncountFreeCredits } from "./free-credits.ts";

interface Adoption {
  guestId: number;
  userId: number;
  isNewAccount: boolean;
  /** The address of the sign-up, for which the starter grant was counted. */
  address?: string | null;
}

/**
 * Moves a guest's ledger to the account that adopts the guest. The caller has locked both user rows. A second run moves
 * nothing, because then the guest has no ledger rows.
 */
export async function adoptCredits(tx: Queryable, input: Adoption): Promise<void> {
  if (input.isNewAccount) {
    await bringCredits(tx, input);
    await bringMonths(tx, input);
  } else await leaveCredits(tx, input);
  await tx.query("delete from spend_months where payer_id = $1", [input.guestId]);
  await tx.query("update users set limits_spending = false where id = $1 and limits_spending", [
    input.guestId,
  ]);
}

/**
 * Moves a guest's credits to a new account. The account's own starter grant is reduced by what the guest was granted,
 * but not below zero. The ceiling for free credits no longer counts the amount of the reduction. The part that the
 * ceiling already withheld from the starter grant is not subtracted a second time. The guest's spending counts as the
 * account's, because both are the same person.
 */
async function bringCredits(
  tx: Queryable,
  { guestId, userId, address = null }: Adoption,
): Promise<void> {
  const { rows } = await tx.query<{ less: number; grantedAt: Date }>(
    `with guest as (
       select coalesce(sum(amount) filter (where kind = 'grant'), 0)::int as granted,
              coalesce(sum(amount), 0)::int as unspent
       from credit_ledger where user_id = $1
     ), own as (
       select l.id, l.created_at, greatest(0, least(guest.granted - u.starter_withheld, l.amount)) as less
       from credit_ledger l join users u on u.id = l.user_id, guest
       where l.user_id = $2 and l.kind = 'grant' order by l.id limit 1
     ), shrunk as (
       update credit_ledger l set amount = l.amount - own.less from own where l.id = own.id
     ), moved as (
       update credit_ledger set user_id = $2, actor_id = case when actor_id = $1 then $2 else actor_id end
       where user_id = $1
     ), changed as (
       update users u
       set credits = case when u.id = $1 then 0
                     else u.credits + guest.unspent - coalesce((select less from own), 0) end,
           starter_withheld = case when u.id = $1 then u.starter_withheld
                              else greatest(0, u.starter_withheld - guest.granted) end
       from guest where u.id in ($1, $2)
     )
     select less, created_at as "grantedAt" from own`,
    [guestId, userId],
  );
  const [own] = rows;
  if (own) await uncountFreeCredits(tx, { amount: own.less, grantedAt: own.grantedAt, address });
}

/** Moves the guest's monthly limit, monthly spending and notice threshold to the account. */
async function bringMonths(
  tx: Queryable,
  { guestId, userId }: { guestId: number; userId: number },
): Promise<void> {
  const { rowCount } = await tx.query(
    `insert into spend_months as known (payer_id, actor_id, month, spent, cap)
     select $2, $2, month, spent, cap from spend_months where payer_id = $1 and actor_id = $1
     on conflict (payer_id, actor_id, month) do update
     set spent = known.spent + excluded.spent, cap = coalesce(known.cap, excluded.cap)`,
    [guestId, userId],
  );
  await tx.query(
    `update users u set notice_below = coalesce(u.notice_below, g.notice_below) from users g
     where u.id = $2 and g.id = $1`,
    [guestId, userId],
  );
  if (rowCount) await tx.query("update users set limits_spending = true where id = $1", [userId]);
}

/**
 * Moves a guest's ledger rows, but not the credits, to an account that existed before. The rows are marked with the
 * guest's id, a negative grant takes the unspent credits, and later refunds of running jobs lapse (`refund_lapses`).
 * Once the guest's jobs have ended, the moved rows therefore sum to zero.
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
