import type { Queryable } from "@lacquer/db";
import { countedAddress } from "../address-range.ts";

/**
 * Returns SQL for the range that contains the address in `parameter`. Without an address, the SQL gives null, and only
 * the studio's total is limited.
 */
export const rangeOf = (parameter: string): string => `
  case when ${parameter}::inet is null then null
    when family(${parameter}::inet) = 4 then network(set_masklen(${parameter}::inet, 24))::text
    else network(set_masklen(${parameter}::inet, 48))::text end`;

/** Locks the studio's total of this hour, so that parallel grants cannot exceed the ceiling together. */
export const LOCK_HOUSE = `
insert into free_credits (range, hour, granted) values ('house', date_trunc('hour', now()), 0)
on conflict (range, hour) do update set granted = free_credits.granted`;

/**
 * Makes the ceiling for free credits no longer count credits that were taken off a starter grant. The amount is
 * subtracted from the hour in which the grant was counted.
 */
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
