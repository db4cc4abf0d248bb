import { emptyIdleGuests } from "../accounts/empty-idle-guests.ts";
import type { ServiceContext } from "../context.ts";
import { removeDiscarded } from "../files/discard-objects.ts";
import { sweepOrphans } from "../files/sweep-orphans.ts";
import { sweepUploads } from "../uploads/index.ts";

interface Sweep {
  /** The sweep's row in `chores`, with the time of its last start. */
  name: string;
  /** The interval at which all processes together run it. */
  every: string;
  what: string;
  /** Returns the number of removed things. */
  run(ctx: ServiceContext): Promise<number>;
}

/**
 * Sweeps that search the store or many rows. Their order matters, because one sweep leaves objects for a later one to
 * remove.
 */
const SWEEPS: Sweep[] = [
  {
    name: "empty-guests",
    every: "6 hours",
    what: "guests who have not been seen for long",
    run: emptyIdleGuests,
  },
  {
    name: "sweep-uploads",
    every: "6 hours",
    what: "uploads that nobody wants any more",
    run: sweepUploads,
  },
  {
    name: "sweep-orphans",
    every: "6 hours",
    what: "pictures that no row names",
    run: (ctx) => sweepOrphans(ctx),
  },
];

/** Runs each sweep that nobody has run for a while. If several processes ask at once, one of them runs it. */
export async function sweepWhenDue(ctx: ServiceContext): Promise<void> {
  for (const sweep of SWEEPS) {
    await attempt(ctx, sweep.what, async () => ((await isDue(ctx, sweep)) ? sweep.run(ctx) : 0));
  }
  await attempt(ctx, "objects whose row is gone", () => removeDiscarded(ctx));
}

async function isDue(ctx: ServiceContext, { name, every }: Sweep): Promise<boolean> {
  const { rowCount } = await ctx.db.pool.query(
    "update chores set begun_at = now() where name = $1 and begun_at < now() - $2::interval",
    [name, every],
  );
  return rowCount === 1;
}

/** A failure is logged, not thrown: the next sweep finds the rest, and the other sweeps still run. */
async function attempt(
  ctx: ServiceContext,
  what: string,
  run: () => Promise<number>,
): Promise<void> {
  try {
    const removed = await run();
    if (removed > 0) ctx.log.info({ removed }, `removed: ${what}`);
  } catch (error) {
    ctx.log.warn({ err: error }, `could not be removed: ${what}`);
  }
}
