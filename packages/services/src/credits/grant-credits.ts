import { LacquerError } from "@lacquer/contracts";
import { type Queryable, transaction } from "@lacquer/db";
import { noteAudit } from "../audit/index.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Adds a ledger row of kind `grant` and changes the balance. `amount` may be negative, but the database refuses a
 * balance below zero. The transaction must not have changed anything else of this user yet.
 */
export async function grant(tx: Queryable, userId: number, amount: number): Promise<void> {
  await tx.query("update users set credits = credits + $2, updated_at = now() where id = $1", [
    userId,
    amount,
  ]);
  await tx.query("insert into credit_ledger (user_id, kind, amount) values ($1, 'grant', $2)", [
    userId,
    amount,
  ]);
}

export interface ReasonedGrant {
  userId: number;
  amount: number;
  reason: string;
  adminId: number;
  eventId: string;
}

/**
 * Adds the credits that an admin grants, or removes those that an admin takes back. The caller has locked the user.
 * Returns false, without changing anything, if this event has already granted something.
 */
export async function grantForReason(tx: Queryable, given: ReasonedGrant): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into credit_ledger (user_id, kind, amount, actor_id, reason, event_id)
     values ($1, 'grant', $2, $3, $4, $5) on conflict (event_id) do nothing`,
    [given.userId, given.amount, given.adminId, given.reason, given.eventId],
  );
  if (rowCount !== 1) return false;
  await tx.query("update users set credits = credits + $2, updated_at = now() where id = $1", [
    given.userId,
    given.amount,
  ]);
  return true;
}

/**
 * Returns true if this event has already granted exactly this. Throws idempotency_conflict if it granted something
 * else.
 */
export async function wasGranted(tx: Queryable, given: ReasonedGrant): Promise<boolean> {
  const { rows } = await tx.query<{ isSame: boolean }>(
    `select (user_id, amount, reason) is not distinct from ($2::int, $3::int, $4::text) as "isSame"
     from credit_ledger where event_id = $1`,
    [given.eventId, given.userId, given.amount, given.reason],
  );
  const [found] = rows;
  if (found && !found.isSame)
    throw new LacquerError("idempotency_conflict", {
      message:
        "This form has already granted something else. Look at the changes below before you grant again.",
    });
  return found !== undefined;
}

/**
 * Grants credits to the account with this e-mail address, for the operator. Returns false if there is no such account.
 */
export async function grantCredits(
  ctx: Pick<ServiceContext, "db">,
  { email, amount }: { email: string; amount: number },
): Promise<boolean> {
  return transaction(ctx.db, async (tx) => {
    const { rows } = await tx.query<{ id: number }>(
      "select id from users where email = lower($1) for no key update",
      [email],
    );
    const user = rows[0];
    if (!user) return false;
    await grant(tx, user.id, amount);
    const detail = `${amount > 0 ? "+" : "−"}${Math.abs(amount)}`;
    await noteAudit(tx, { userId: user.id, act: "credits_granted", detail });
    return true;
  });
}
