import { createHash } from "node:crypto";
import { LacquerError } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { countedAddress } from "../address-range.ts";
import { limitRefusals } from "../limit-metrics.ts";
import { MAILS_PER_RECIPIENT, MAILS_PER_SENDER } from "./keeping.ts";
import { takeTry } from "./tries.ts";

/** An IPv6 network counts as one address, because the whole network belongs to one visitor. */
const NETWORK = `
select network(set_masklen($1::inet, case family($1::inet) when 4 then 32 else 64 end))::text as network`;

/**
 * Counts a mail that a visitor requests, once for its recipient and once for the visitor's address. Known and unknown
 * recipients are counted alike, so that a refusal does not reveal who has an account. Throws too_many_mails.
 */
export async function takeMailTry(
  ctx: Pick<ServiceContext, "db">,
  { to, address }: { to: string; address: string | null },
): Promise<void> {
  const counted = countedAddress(address);
  if (counted !== null) {
    const { rows } = await ctx.db.pool.query<{ network: string }>(NETWORK, [counted]);
    await take(ctx, `mails-from:${rows[0]?.network}`, MAILS_PER_SENDER);
  }
  const recipient = createHash("sha256").update(to.toLowerCase()).digest("base64url");
  await take(ctx, `mails-to:${recipient}`, MAILS_PER_RECIPIENT);
}

async function take(ctx: Pick<ServiceContext, "db">, key: string, limit: number): Promise<void> {
  const retryAfter = await takeTry(ctx, { key, limit });
  if (retryAfter === null) return;
  limitRefusals.inc({ limit: "mails" });
  throw new LacquerError("too_many_mails", { retryAfter });
}
