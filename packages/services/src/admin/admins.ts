import { transaction } from "@lacquer/db";
import type { AdminMine } from "@lacquer/contracts";
import type { Caller } from "../accounts/caller.ts";
import type { ServiceContext } from "../context.ts";
import { actFrom } from "../audit/index.ts";
import { noteAction } from "./actions.ts";
import { isAdmin } from "./require-admin.ts";

type AdminContext = Pick<ServiceContext, "db">;

const REASON = "by the operator's command";

/**
 * Makes the person with this e-mail address an admin, or takes that right away. Only the operator's commands call this.
 * Returns false if there is no such account. A repeated call changes nothing.
 */
export function setAdmin(
  ctx: AdminContext,
  { email, admin }: { email: string; admin: boolean },
): Promise<boolean> {
  return transaction(ctx.db, async (tx) => {
    const { rows } = await tx.query<{ id: number; was: boolean }>(
      `select id, is_admin as was from users
       where email = lower($1) and kind = 'person' and is_anonymous is not true for no key update`,
      [email],
    );
    const [user] = rows;
    if (!user) return false;
    if (user.was === admin) return true;
    await actFrom(tx);
    await tx.query("update users set is_admin = $2, updated_at = now() where id = $1", [
      user.id,
      admin,
    ]);
    const action = admin ? "grant_admin" : "revoke_admin";
    await noteAction(tx, { adminId: null, action, userId: user.id, reason: REASON });
    return true;
  });
}

/** Returns the e-mail addresses of all admins. Only the operator's commands call this. */
export async function listAdmins(ctx: AdminContext): Promise<string[]> {
  const { rows } = await ctx.db.pool.query<{ email: string }>(
    "select email from users where is_admin order by email",
  );
  return rows.map(({ email }) => email);
}

/** Returns whether the caller is an admin, so that the studio's menu can offer the monitor. */
export async function readOwnAdmin(ctx: AdminContext, caller: Caller): Promise<AdminMine> {
  return { isAdmin: await isAdmin(ctx.db.pool, caller) };
}
