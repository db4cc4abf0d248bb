import { setRunningLimit } from "@lacquer/db/queue";
import type { ServiceContext } from "../context.ts";
import { retryWhileUnavailable } from "../resilience/retry.ts";

/** Sets how many jobs of each user may run at once, according to this process's settings. */
export async function applyUserRunningLimit(ctx: ServiceContext): Promise<void> {
  await retryWhileUnavailable(ctx, () => setRunningLimit(ctx.db.pool, ctx.config.userRunningLimit));
}
