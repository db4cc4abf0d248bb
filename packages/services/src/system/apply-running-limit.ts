import { setRunningLimit } from "@lacquer/db/queue";
import type { ServiceContext } from "../context.ts";
import { retryWhileUnavailable } from "../resilience/retry.ts";

/** Sets the limit of jobs that run at once for each user, as this process's settings have it. */
export async function applyUserRunningLimit(ctx: ServiceContext): Promise<void> {
  await retryWhileUnavailable(ctx, () => setRunningLimit(ctx.db.pool, ctx.config.userRunningLimit));
}
