import type { Database } from "@lacquer/db";
import { OPEN_USER_QUEUES } from "@lacquer/db/queue";
import type { ServiceContext } from "../context.ts";

const GRANT = `
with locked as (
  select id from users where id = $1 for no key update
), newcomer as (${OPEN_USER_QUEUES}
), granted as (
  insert into credit_ledger (user_id, kind, amount) select user_id, 'grant', $2 from newcomer
)
update users u set credits = u.credits + $2, updated_at = now() from newcomer n where u.id = n.user_id`;

/**
 * The starter credits of a new account: one grant row, however often it is asked for. Whoever has a queue has had them.
 * False = they were granted before.
 */
export async function grantStarterCredits(
  db: Pick<Database, "pool">,
  userId: number,
  amount: number,
): Promise<boolean> {
  const { rowCount } = await db.pool.query({
    name: "grant-starter-credits",
    text: GRANT,
    values: [userId, amount],
  });
  return rowCount === 1;
}

/**
 * Grants what a crash just after the sign-up left out. Called where a missing queue or balance shows; false = there was
 * nothing to make good.
 */
export async function makeGoodStarterCredits(
  ctx: Pick<ServiceContext, "db" | "config">,
  userId: number,
): Promise<boolean> {
  const { rows } = await ctx.db.pool.query<{ is_anonymous: boolean | null }>(
    `select is_anonymous from users u
     where id = $1 and not exists (select 1 from user_lanes l where l.user_id = u.id)`,
    [userId],
  );
  const [newcomer] = rows;
  if (!newcomer) return false;
  const { guestCredits, signupCredits } = ctx.config;
  return grantStarterCredits(ctx.db, userId, newcomer.is_anonymous ? guestCredits : signupCredits);
}
