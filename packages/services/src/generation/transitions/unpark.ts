import { unparkJobs } from "@lacquer/db/queue";
import type { ServiceContext } from "../../context.ts";

/** Lets parked jobs wait again whose pause is over. Answers how many people's queues it touched. */
export function unparkDue(ctx: Pick<ServiceContext, "db">): Promise<number> {
  return unparkJobs(ctx.db.pool);
}
