import { type LivingProcess, livingProcesses as readLiving } from "@lacquer/db/processes";
import type { ServiceContext } from "../context.ts";

/** Three times the pause between two signs of life, and some. */
const SEEN_SECONDS = 35;

/** The processes that live on this database, with what each of them runs on. */
export function livingProcesses(ctx: Pick<ServiceContext, "db">): Promise<LivingProcess[]> {
  return readLiving(ctx.db.pool, SEEN_SECONDS);
}
