import { type Queryable, transaction } from "@lacquer/db";
import { OPEN_USER_QUEUES } from "@lacquer/db/queue";
import type { ServiceContext } from "../context.ts";
import { countedAddress } from "../address-range.ts";
import { LOCK_HOUSE, rangeOf } from "./free-credits.ts";

/**
 * Finds a user whose starter credits are undecided. Such a user has neither a queue nor a `starter_at`. Both are
 * checked, because processes of the previous version do not write `starter_at`.
 */
const NEWCOMER = `
select id from users u
where id = $1 and starter_at is null and not exists (select 1 from user_lanes l where l.user_id = u.id)
for no key update`;

/**
 * Grants as much as the ceiling allows. The ceiling counts whole hours, and an hour counts until its last minute is 24
 * hours old.
 */
const GRANT = `
with counted as (
  select ${rangeOf("$3")} as range
), given as (
  select coalesce(sum(f.granted) filter (where f.range = 'house'), 0) as house,
         coalesce(sum(f.granted) filter (where f.range = c.range), 0) as near
  from counted c
  left join free_credits f on f.range in ('house', c.range) and f.hour > now() - interval '25 hours'
), allowed as (
  select greatest(0, least($2,
    case when $4 = 0 or c.range is null then $2 else $4 - g.near end,
    case when $5 = 0 then $2 else $5 - g.house end))::int as amount
  from given g, counted c
), raised as (
  insert into free_credits (range, hour, granted)
  select r.range, date_trunc('hour', now()), a.amount
  from allowed a, (select 'house' as range union all select range from counted where range is not null) r
  on conflict (range, hour) do update set granted = free_credits.granted + excluded.granted
), locked as (
  select $1::int as id
), newcomer as (${OPEN_USER_QUEUES}
), written as (
  insert into credit_ledger (user_id, kind, amount, actor_id, reason)
  select $1, 'grant', amount, $1, 'Starter credits' from allowed where amount > 0
)
update users u
set credits = u.credits + a.amount, starter_at = now(), starter_withheld = $2 - a.amount, updated_at = now()
from allowed a where u.id = $1`;

type GrantContext = Pick<ServiceContext, "db" | "config">;

/**
 * Grants a new account its starter credits: at most one grant row, however often the function is called, and never more
 * than the ceiling for free credits allows. `users.starter_withheld` holds the withheld part. `address` is the caller's
 * address. Returns false if the grant was decided earlier.
 */
export function grantStarterCredits(
  ctx: GrantContext,
  userId: number,
  { amount, address = null }: { amount: number; address?: string | null },
): Promise<boolean> {
  const { perRange, perDay } = ctx.config.freeCredits;
  return transaction(ctx.db, async (tx) => {
    const { rowCount } = await tx.query(NEWCOMER, [userId]);
    if (rowCount !== 1) return false;
    await tx.query(LOCK_HOUSE);
    await tx.query(GRANT, [userId, amount, countedAddress(address), perRange, perDay]);
    return true;
  });
}

/**
 * Grants starter credits that are missing because of a crash just after the sign-up. Called if a queue or a balance is
 * missing; the caller then reads the credits again.
 */
export async function makeGoodStarterCredits(ctx: GrantContext, userId: number): Promise<void> {
  const newcomer = await findNewcomer(ctx.db.pool, userId);
  if (!newcomer) return;
  const { guestCredits, signupCredits } = ctx.config;
  const amount = newcomer.isAnonymous ? guestCredits : signupCredits;
  await grantStarterCredits(ctx, userId, { amount, address: newcomer.address });
}

async function findNewcomer(
  db: Queryable,
  userId: number,
): Promise<{ isAnonymous: boolean | null; address: string | null } | undefined> {
  const { rows } = await db.query<{ isAnonymous: boolean | null; address: string | null }>(
    `select is_anonymous as "isAnonymous",
            (select ip_address from sessions s where s.user_id = u.id order by s.id desc limit 1) as address
     from users u
     where id = $1 and starter_at is null and not exists (select 1 from user_lanes l where l.user_id = u.id)`,
    [userId],
  );
  return rows[0];
}
