import type { Queryable } from "@lacquer/db";
import { countedAddress } from "./address-range.ts";

/** The range that the address in `parameter` counts for; null = it counts for the house alone. */
export const rangeOf = (parameter: string): string => `
  case when ${parameter}::inet is null then null
    when family(${parameter}::inet) = 4 then network(set_masklen(${parameter}::inet, 24))::text
    else network(set_masklen(${parameter}::inet, 48))::text end`;

/** One grant at a time reads and changes the house's hour, so that parallel ones cannot pass the ceiling together. */
export const LOCK_HOUSE = `
insert into free_credits (range, hour, granted) values ('house', date_trunc('hour', now()), 0)
on conflict (range, hour) do update set granted = free_credits.granted`;

/** What was taken off a starter grant again is free for others: it leaves the hours in which the grant was counted. */
export async function uncountFreeCredits(
  tx: Queryable,
  grant: { amount: number; grantedAt: Date; address: string | null },
): Promise<void> {
  if (grant.amount === 0) return;
  await tx.query(LOCK_HOUSE);
  await tx.query(
    `update free_credits set granted = greatest(0, granted - $1)
     where range in ('house', ${rangeOf("$3")}) and hour = date_trunc('hour', $2::timestamptz)`,
    [grant.amount, grant.grantedAt, countedAddress(grant.address)],
  );
}
