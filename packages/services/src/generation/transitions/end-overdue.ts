import { transaction } from "@lacquer/db";
import type { ServiceContext } from "../../context.ts";
import { endJob } from "./end-job.ts";
import { lockJob } from "./locked-job.ts";

/**
 * The longest time that a design waits while a provider refuses everything; see docs/decisions/0010-provider-pauses.md.
 */
const WAIT_HOURS = 24;

const OVERDUE = `
select g.id
from generation_jobs g
join provider_pauses p on p.provider = $1 and p.since < now() - make_interval(hours => $2)
where g.status = 'pending' and g.created_at < now() - make_interval(hours => $2)
order by g.created_at
limit 500`;

/** Ends the designs that have waited for a whole day within one pause, and refunds their credits. */
export async function endOverdue(ctx: ServiceContext, provider: string): Promise<void> {
  const { rows } = await ctx.db.pool.query<{ id: string }>(OVERDUE, [provider, WAIT_HOURS]);
  for (const { id } of rows) {
    const job = await transaction(ctx.db, async (tx) => {
      const locked = await lockJob(tx, id);
      if (locked?.status !== "pending") return null;
      await endJob(tx, locked, { error: { code: "provider_unavailable" } });
      return locked;
    });
    if (!job) continue;
    const { requestId, userId } = job;
    ctx.log.warn(
      { jobId: id, requestId, user: ctx.userHash?.(userId), provider },
      "a design was ended because its provider refused every call for a day",
    );
  }
  if (rows.length > 0) ctx.changed();
}
