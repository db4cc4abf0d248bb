import { type LivingProcess, livingProcesses as readLiving } from "@lacquer/db/processes";
import type { ServiceContext } from "../context.ts";

/**
 * A process counts as alive for this long after its last sign of life. The time is a little more than three times the
 * interval between two signs.
 */
const SEEN_SECONDS = 35;

/** Returns the processes that use this database, each with its settings. */
export function livingProcesses(ctx: Pick<ServiceContext, "db">): Promise<LivingProcess[]> {
  return readLiving(ctx.db.pool, SEEN_SECONDS);
}
