import { transaction } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";

/**
 * Removes from an unconfirmed account what the first sign-up left there: password, sessions, keys, and the guest whose
 * work would move. An older confirmation link is then of use only to the owner of the address. A confirmed account
 * stays unchanged. So does an account that was in use before the studio could send mails (its starter credits were
 * decided at sign-up): a stranger who types its address must not be able to remove its password and keys.
 */
export function forgetSignUp(ctx: Pick<ServiceContext, "db">, userId: number): Promise<void> {
  return transaction(ctx.db, async (tx) => {
    const { rowCount } = await tx.query(
      `update users set brings_guest_id = null, updated_at = now()
       where id = $1 and not email_verified and is_anonymous is not true and starter_at is null`,
      [userId],
    );
    if (!rowCount) return;
    await tx.query("delete from accounts where user_id = $1 and provider_id = 'credential'", [
      userId,
    ]);
    await tx.query("delete from sessions where user_id = $1", [userId]);
    await tx.query("delete from api_keys where user_id = $1", [userId]);
  });
}
