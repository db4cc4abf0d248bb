import { LacquerError } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";
import type { Caller } from "../accounts/caller.ts";

/**
 * SQL that returns a row if the user is an admin. Each change runs it again, so that nobody acts after losing the
 * right.
 */
const IS_ADMIN = "select 1 from users where id = $1 and is_admin and emptied_at is null";

/** Returns whether the caller may open the monitor. A program never may, even if its key belongs to an admin. */
export async function isAdmin(db: Queryable, caller: Caller): Promise<boolean> {
  if (caller.kind !== "session" || caller.isGuest) return false;
  return (await db.query(IS_ADMIN, [caller.userId])).rowCount === 1;
}

/** Throws admin_required if the caller is not an admin. Every verb for admins begins with this check. */
export async function requireAdmin(db: Queryable, caller: Caller): Promise<void> {
  if (!(await isAdmin(db, caller))) throw new LacquerError("admin_required");
}

/** Makes the same check inside a transaction. Until the transaction ends, nobody can take the right away. */
export async function requireAdminUntilCommit(tx: Queryable, caller: Caller): Promise<void> {
  await requireAdmin(tx, caller);
  const { rowCount } = await tx.query(`${IS_ADMIN} for share`, [caller.userId]);
  if (rowCount !== 1) throw new LacquerError("admin_required");
}
