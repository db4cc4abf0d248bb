import { type LivingProcess, livingProcesses as readLiving } from "@lacquer/db/processes";
import type { ServiceContext } from "../context.ts";

/**
 * A process counts as living for this long after its last sign of life: a little more than three times the pause
 * between two signs.
 */
const SEEN_SECONDS = 35;

/** The processes that use this database, and the settings of each. */
export function livingProcesses(ctx: Pick<ServiceContext, "db">): Promise<LivingProcess[]> {
  return readLiving(ctx.db.pool, SEEN_SECONDS);
}
