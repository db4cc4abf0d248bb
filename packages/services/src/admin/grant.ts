import { type AdminGrant, type AdminGrantInput, LacquerError } from "@lacquer/contracts";
import { transaction } from "@lacquer/db";
import type { Caller } from "../accounts/caller.ts";
import type { ServiceContext } from "../context.ts";
import { grantForReason, wasGranted } from "../credits/index.ts";
import { noteAction } from "./actions.ts";
import { requireAdmin, requireAdminUntilCommit } from "./require-admin.ts";

/**
 * Grants credits to any account, or takes credits back, with a reason that the account's owner sees. The same key
 * grants only once. Throws admin_required, account_not_found, invalid_input, and idempotency_conflict if the key was
 * used for another account, amount or reason.
 */
export async function grantAsAdmin(
  ctx: Pick<ServiceContext, "db">,
  caller: Caller,
  { email, amount, reason, key }: AdminGrantInput,
): Promise<AdminGrant> {
  await requireAdmin(ctx.db.pool, caller);
  return transaction(ctx.db, async (tx) => {
    const { rows } = await tx.query<{ id: number; email: string; credits: number }>(
      `select id, email, credits from users
       where email = lower($1) and kind = 'person' and is_anonymous is not true for no key update`,
      [email],
    );
    const [user] = rows;
    if (!user) throw new LacquerError("account_not_found");
    await requireAdminUntilCommit(tx, caller);
    const adminId = caller.userId;
    const given = { userId: user.id, amount, reason, adminId, eventId: `admin:${key}` };
    const asItIs = { email: user.email, credits: user.credits };
    // This comes before the check of the balance: if this call repeats a deduction, the first call has already lowered
    // the balance.
    if (await wasGranted(tx, given)) return asItIs;
    if (user.credits + amount < 0)
      throw new LacquerError("invalid_input", {
        message: `This account has only ${user.credits} credits.`,
      });
    // Since the check above, another transaction may have used the same key. `wasGranted` throws if that was for
    // another account, amount or reason.
    if (!(await grantForReason(tx, given))) {
      await wasGranted(tx, given);
      return asItIs;
    }
    await noteAction(tx, { adminId, action: "credits", userId: user.id, amount, reason });
    return { email: user.email, credits: user.credits + amount };
  });
}
