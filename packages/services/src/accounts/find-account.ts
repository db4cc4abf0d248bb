import type { ServiceContext } from "../context.ts";

/** The id of the person with this e-mail, in any case; null = no account, or a guest's. */
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
