import { type LivingProcess, livingProcesses as readLiving } from "@lacquer/db/processes";
import type { ServiceContext } from "../context.ts";

/** A little more than three times the pause between two signs of life. */
const SEEN_SECONDS = 35;

/** The processes that use this database, and the settings of each. */
export function livingProcesses(ctx: Pick<ServiceContext, "db">): Promise<LivingProcess[]> {
  return readLiving(ctx.db.pool, SEEN_SECONDS);
}
