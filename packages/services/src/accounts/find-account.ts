import type { ServiceContext } from "../context.ts";

/**
 * Returns the id of the account with this e-mail address, ignoring upper and lower case. Returns null if there is no
 * such account, or if the account belongs to a guest.
 */
export async function findAccount(
  ctx: Pick<ServiceContext, "db">,
  email: string,
): Promise<number | null> {
  const { rows } = await ctx.db.pool.query<{ id: number }>(
    `select id from users
     where email = lower($1) and kind = 'person' and is_anonymous is not true`,
    [email],
  );
  return rows[0]?.id ?? null;
}
