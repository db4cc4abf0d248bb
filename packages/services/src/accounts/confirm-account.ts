import type { ServiceContext } from "../context.ts";
import { grantStarterCredits } from "../credits/index.ts";
import { adoptGuest } from "./adopt-guest.ts";

type ConfirmContext = Pick<ServiceContext, "db" | "config">;

/** Records which guest has just signed up as this account. That guest's work moves when the address is confirmed. */
export async function rememberGuest(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  guestId: number,
): Promise<void> {
  await ctx.db.pool.query(
    `update users set brings_guest_id = $2
     where id = $1 and not email_verified and exists (select 1 from users where id = $2 and is_anonymous)`,
    [userId, guestId],
  );
}

/**
 * Grants the starter credits and moves the work of the guest who signed up. If the studio sends no mails, the sign-up
 * itself does this. It runs before the address is marked as confirmed and is safe to repeat: if it crashes, the same
 * link can be opened again and completes the work. `address` is the caller's address.
 */
export async function confirmAccount(
  ctx: ConfirmContext,
  userId: number,
  { address = null }: { address?: string | null } = {},
): Promise<void> {
  const { signupCredits } = ctx.config;
  await grantStarterCredits(ctx, userId, { amount: signupCredits, address });
  const { rows } = await ctx.db.pool.query<{ guestId: number }>(
    `select brings_guest_id as "guestId" from users where id = $1 and brings_guest_id is not null`,
    [userId],
  );
  const guestId = rows[0]?.guestId;
  if (guestId === undefined) return;
  // The person who signed up may be a stranger to the person who opens the link. A stranger's devices must not get
  // notices of this account or send pictures to it.
  await adoptGuest(ctx, userId, { guestId, isNewAccount: true, address, leavesDevices: true });
  // The guest's session stays valid until the guest's browser signs in. The drafts in that browser are moved then.
  await ctx.db.pool.query("update users set brings_guest_id = null where id = $1", [userId]);
}

/** Confirms the account and marks its address as confirmed, although its owner has not used a confirmation link. */
export async function markConfirmed(
  ctx: ConfirmContext,
  userId: number,
  from: { address?: string | null } = {},
): Promise<void> {
  await confirmAccount(ctx, userId, from);
  await ctx.db.pool.query(
    "update users set email_verified = true, updated_at = now() where id = $1 and not email_verified",
    [userId],
  );
}
