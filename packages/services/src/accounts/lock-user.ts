import { LacquerError } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";

/**
 * Locks the user, so that requests that add something to the account run one after the other. Throws unauthorized if
 * the account was emptied meanwhile, so that nothing of the person is left in it.
 */
export async function lockUser(tx: Queryable, userId: number): Promise<void> {
  const { rows } = await tx.query(
    "select 1 from users where id = $1 and emptied_at is null for no key update",
    [userId],
  );
  if (rows.length === 0) throw new LacquerError("unauthorized");
}
