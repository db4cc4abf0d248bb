import type { AuditAct } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";
import { currentOrigin, originSetting } from "./origin.ts";

interface Act {
  userId: number;
  act: AuditAct;
  detail?: string;
  /** The admin who made the change; absent or null if it was not an admin. */
  adminId?: number | null;
}

/**
 * Adds an entry to the account's audit, in the transaction of the act. Changes that decide who may enter (to sessions,
 * passwords, addresses, keys, the admin's right) are recorded by triggers instead. Guests have no audit.
 */
export async function noteAudit(tx: Queryable, act: Act): Promise<void> {
  const by = typeof act.adminId === "number" ? { actor: "admin", actorId: act.adminId } : {};
  const origin = JSON.stringify({ ...currentOrigin(), ...by });
  await tx.query("select note_audit($1, $2, $3, $4::jsonb)", [
    act.userId,
    act.act,
    act.detail ?? null,
    origin,
  ]);
}

/**
 * Records that somebody typed a wrong password for this account. A trigger of the table limits how many of these
 * entries can be added in a day for an account and from a network, so that nobody can fill the audit from outside.
 * Nothing is recorded for an unknown address.
 */
export async function noteFailedSignIn(
  ctx: Pick<ServiceContext, "db">,
  email: string,
): Promise<void> {
  await ctx.db.pool.query(
    "select note_audit(id, 'sign_in_failed', null, $2::jsonb) from users where email = lower($1)",
    [email, originSetting()],
  );
}
