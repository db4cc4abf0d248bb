import { LacquerError } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";
import type { Caller } from "../accounts/caller.ts";

/** The SQL that is true for an admin. A change repeats it, so that nobody acts after the right was taken away. */
const IS_ADMIN = "select 1 from users where id = $1 and is_admin and emptied_at is null";

/** Returns whether the caller may open the monitor. A program never may, whoever its key belongs to. */
export async function isAdmin(db: Queryable, caller: Caller): Promise<boolean> {
  if (caller.kind !== "session" || caller.isGuest) return false;
  return (await db.query(IS_ADMIN, [caller.userId])).rowCount === 1;
}

/** Every verb of this folder begins with this check. Throws admin_required. */
export async function requireAdmin(db: Queryable, caller: Caller): Promise<void> {
  if (!(await isAdmin(db, caller))) throw new LacquerError("admin_required");
}

/** The same check inside a transaction: until it ends, the right cannot be taken away. */
export async function requireAdminUntilCommit(tx: Queryable, caller: Caller): Promise<void> {
  await requireAdmin(tx, caller);
  const { rowCount } = await tx.query(`${IS_ADMIN} for share`, [caller.userId]);
  if (rowCount !== 1) throw new LacquerError("admin_required");
}
