import { unparkJobs } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";

/** Lets parked jobs wait again when their pause is over. Returns how many users' queues it changed. */
export function unparkDue(ctx: Pick<ServiceContext, "db">): Promise<number> {
  return unparkJobs(ctx.db.pool);
}
