import type { AdminLive, AdminMinute } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";
import { listWorkers, oldestWaitingSeconds } from "@lacquer/db/queue";
import type { Caller } from "../accounts/caller.ts";
import type { ServiceContext } from "../context.ts";
import { standingPause } from "../system/provider-pause.ts";
import { ALIVE_SECONDS } from "../system/read-system.ts";
import { readInTime } from "./in-time.ts";
import { withIsoTimes } from "./iso-times.ts";
import { requireAdmin } from "./require-admin.ts";

const UNDER_WAY = `
select now() as at,
       (select count(*) from generation_jobs where status = 'pending' and not parked)::int as waiting,
       (select count(*) from generation_jobs where status = 'pending' and parked)::int as parked,
       (select count(*) from generation_jobs where status = 'processing')::int as running`;

/**
 * SQL that counts the jobs that ended in each of the last 60 whole minutes and in the present minute. Minutes in which
 * no job ended are included.
 */
const MINUTES = `
select minute as at,
       count(*) filter (where g.status = 'completed')::int as completed,
       count(*) filter (where g.status = 'failed')::int as failed,
       count(*) filter (where g.status = 'canceled')::int as canceled
from generate_series(date_trunc('minute', now()) - interval '60 minutes', date_trunc('minute', now()), '1 minute') minute
left join (
  select status, date_trunc('minute', completed_at) as ended from generation_jobs
  where completed_at >= date_trunc('minute', now()) - interval '60 minutes'
) g on g.ended = minute
group by minute order by minute`;

type Minute = Omit<AdminMinute, "at"> & { at: Date };
type UnderWay = { at: Date; waiting: number; parked: number; running: number };

/**
 * Returns the monitor's figures that change from second to second. Throws admin_required, and unavailable if a
 * statement takes too long.
 */
export async function readLiveFigures(ctx: ServiceContext, caller: Caller): Promise<AdminLive> {
  await requireAdmin(ctx.db.pool, caller);
  // All figures come from one snapshot, so that no job is counted twice or left out.
  return readInTime(ctx, async (tx) => {
    const pause = await standingPause(tx, ctx.config.provider);
    const { at, ...underWay } = await readUnderWay(tx);
    const minutes = await tx.query<Minute>(MINUTES);
    return {
      at: at.toISOString(),
      ...underWay,
      oldestWaitingSeconds: await oldestWaitingSeconds(tx),
      minutes: minutes.rows.map(withIsoTimes),
      workers: (await listWorkers(tx, ALIVE_SECONDS)).map(withIsoTimes),
      provider: {
        name: ctx.config.provider,
        pause: pause && {
          reason: pause.reason,
          since: pause.since.toISOString(),
          until: pause.until.toISOString(),
          failures: pause.failures,
        },
      },
    };
  });
}

async function readUnderWay(tx: Queryable): Promise<UnderWay> {
  const { rows } = await tx.query<UnderWay>(UNDER_WAY);
  const [row] = rows;
  if (!row) throw new Error("the jobs under way could not be counted");
  return row;
}
