import { LacquerError } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { takeTry } from "./tries.ts";

/**
 * Counts a password try before the password is checked. Throws too_many_attempts with the seconds until another try is
 * allowed.
 */
export async function takePasswordTry(
  ctx: Pick<ServiceContext, "db">,
  tried: { key: string; limit: number },
): Promise<void> {
  const retryAfter = await takeTry(ctx, tried);
  if (retryAfter !== null) throw new LacquerError("too_many_attempts", { retryAfter });
}

/** Takes back the newest try, because the password was right. */
export async function givePasswordTryBack(
  ctx: Pick<ServiceContext, "db">,
  key: string,
): Promise<void> {
  await ctx.db.pool.query(
    `update password_tries set tries = trim_array(tries, 1) where key = $1 and cardinality(tries) > 0`,
    [key],
  );
}
