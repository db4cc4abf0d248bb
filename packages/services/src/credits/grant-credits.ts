import { type Database, type Queryable, transaction } from "@lacquer/db";

/**
 * Adds a ledger row of kind `grant` and moves the balance with it. `amount` may be negative, but the balance never
 * falls below zero (the database refuses). Call inside a transaction that changes nothing else of this user before it.
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

/** The starter credits of a new account: one grant row, however often it is asked for. */
export async function grantStarterCredits(
  db: Database,
  userId: number,
  amount: number,
): Promise<void> {
  await transaction(db, async (tx) => {
    await tx.query("select id from users where id = $1 for no key update", [userId]);
    await tx.query(
      "insert into user_lanes (user_id, turn) values ($1, nextval('lane_turn_seq')) on conflict do nothing",
      [userId],
    );
    const { rowCount } = await tx.query(
      "select 1 from credit_ledger where user_id = $1 and kind = 'grant' limit 1",
      [userId],
    );
    if (rowCount === 0) await grant(tx, userId, amount);
  });
}

/** The operator's grant, by e-mail. False = no such account. */
export async function grantCredits(db: Database, email: string, amount: number): Promise<boolean> {
  return transaction(db, async (tx) => {
    const { rows } = await tx.query<{ id: number }>(
      "select id from users where email = lower($1) for no key update",
      [email],
    );
    const user = rows[0];
    if (!user) return false;
    await grant(tx, user.id, amount);
    return true;
  });
}
