import { deleteDueAccounts } from "../accounts/delete-account.ts";
import { emptyIdleGuests } from "../accounts/empty-idle-guests.ts";
import type { ServiceContext } from "../context.ts";
import { removeDiscarded } from "../files/discard-objects.ts";
import { sweepOrphans } from "../files/sweep-orphans.ts";
import { sweepUploads } from "../uploads/index.ts";

interface Sweep {
  /** The name of the sweep's row in `chores`, which holds the time of its last start. */
  name: string;
  /** The interval at which the sweep runs once in all processes together, not once in each process. */
  every: string;
  what: string;
  /** Removes things, and returns their number. */
  run(ctx: ServiceContext): Promise<number>;
}

/**
 * Sweeps that search the store or many rows. Their order matters, because a sweep may leave objects for a later one to
 * remove.
 */
const SWEEPS: Sweep[] = [
  {
    name: "delete-accounts",
    every: "10 minutes",
    what: "accounts whose owners asked for it",
    run: deleteDueAccounts,
  },
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
    what: "pictures that no row refers to",
    run: (ctx) => sweepOrphans(ctx),
  },
];

/** Runs each sweep that is due. If several processes call this at once, only one of them runs the sweep. */
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

/**
 * Logs a failure instead of throwing it, so that the other sweeps still run. The next sweep finds what was not removed.
 */
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
