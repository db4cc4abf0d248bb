import type { Queryable } from "@lacquer/db";
import { grant } from "./grant-credits.ts";

/**
 * Moves a guest's ledger to the account that takes the guest in; both user rows are locked by the caller. A new
 * account keeps the guest's credits and its own grant shrinks by what the guest was granted; an account that existed
 * before gets the rows but not the credits: the unspent ones end in a negative grant row. Running it again moves
 * nothing, because the guest's rows are gone.
 */
export async function adoptCredits(
  tx: Queryable,
  input: { guestId: number; userId: number; isNewAccount: boolean },
): Promise<void> {
  const { rows } = await tx.query<{ granted: number; unspent: number }>(
    `select coalesce(sum(amount) filter (where kind = 'grant'), 0)::int as granted, coalesce(sum(amount), 0)::int as unspent
     from credit_ledger where user_id = $1`,
    [input.guestId],
  );
  const guest = rows[0] ?? { granted: 0, unspent: 0 };
  await tx.query("update credit_ledger set user_id = $2 where user_id = $1", [
    input.guestId,
    input.userId,
  ]);
  await tx.query("update users set credits = 0 where id = $1", [input.guestId]);
  await tx.query("update users set credits = credits + $2 where id = $1", [
    input.userId,
    guest.unspent,
  ]);
  if (!input.isNewAccount) {
    if (guest.unspent > 0) await grant(tx, input.userId, -guest.unspent);
    return;
  }
  // The starter grant of this very account is its newest one; only it shrinks, and never below zero.
  await tx.query(
    `with own as (
       select id, least($2, amount) as less from credit_ledger
       where user_id = $1 and kind = 'grant' order by id desc limit 1
     ), shrunk as (
       update credit_ledger l set amount = l.amount - own.less from own where l.id = own.id
     )
     update users u set credits = u.credits - own.less from own where u.id = $1`,
    [input.userId, guest.granted],
  );
}
