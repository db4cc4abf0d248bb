import type { Queryable } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";
import { isStanding, type Pause, probeNow, readPause } from "../provider-calls/index.ts";

type PauseContext = Pick<ServiceContext, "db" | "config">;

/** Returns the pause that keeps designs waiting for the image provider at present; null = none. */
export async function readStandingPause(ctx: PauseContext): Promise<Pause | null> {
  return standingPause(ctx.db.pool, ctx.config.provider);
}

/** Returns the same pause, read in a transaction. */
export async function standingPause(db: Queryable, provider: string): Promise<Pause | null> {
  const pause = await readPause(db, provider);
  return pause && isStanding(pause) ? pause : null;
}

/** Lets one design try at once. The pause stays until that design's call shows that the trouble is over. */
export async function probeProviderNow(ctx: PauseContext): Promise<void> {
  await probeNow(ctx.db.pool, ctx.config.provider);
}
