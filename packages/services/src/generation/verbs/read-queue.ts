import { LacquerError, type QueuePage, type QueuePart } from "@lacquer/contracts";
import type { ServiceContext } from "../../context.ts";
import { providerFacts } from "../../provider-calls/index.ts";
import { presentJob } from "./present-job.ts";

/**
 * One statement for each part of the queue, written so that an index leads directly to the jobs. Parked jobs come
 * before the other waiting jobs.
 */
const PAGES: Record<QueuePart, string> = {
  running: `
select id from generation_jobs
where user_id = $1 and status = 'processing' and ($2::bigint is null or seq > $2) order by seq limit $3`,
  waiting: `
(select id, 0 as ord, seq from generation_jobs
 where user_id = $1 and status = 'pending' and parked and $2::bigint is null order by seq limit $3)
union all
(select id, 1, seq from generation_jobs
 where user_id = $1 and status = 'pending' and not parked and ($2::bigint is null or seq > $2) order by seq limit $3)
order by ord, seq limit $3`,
  ended: `
select id from generation_jobs
where user_id = $1 and status in ('completed', 'failed', 'canceled') and ($2::bigint is null or seq < $2)
order by seq desc limit $3`,
};

const COUNTS = `
select coalesce((select running from user_lanes where user_id = $1), 0)::int as running,
       (coalesce((select waiting from user_lanes where user_id = $1), 0) + (
         select count(*) from generation_jobs where user_id = $1 and status = 'pending' and parked))::int as waiting`;

const AHEAD = `
select count(*)::int as ahead from generation_jobs
where user_id = $1 and status = 'pending' and not parked and seq < $2`;

/**
 * Returns one page of one part of the user's queue, and the total numbers of running and waiting jobs. Throws
 * invalid_input for somebody else's cursor.
 */
export async function readQueue(
  ctx: ServiceContext,
  userId: number,
  input: { part: QueuePart; limit: number; cursor?: string | null | undefined },
): Promise<QueuePage> {
  const { pool, prisma } = ctx.db;
  const last = input.cursor
    ? await prisma.generationJob.findFirst({
        where: { id: input.cursor, userId },
        select: { seq: true },
      })
    : null;
  if (input.cursor && !last)
    throw new LacquerError("invalid_input", {
      message: "This cursor is not valid. Start again without one.",
    });
  const [page, counts] = await Promise.all([
    pool.query<{ id: string }>(PAGES[input.part], [userId, last?.seq ?? null, input.limit + 1]),
    pool.query<{ running: number; waiting: number }>(COUNTS, [userId]),
  ]);
  const ids = page.rows.slice(0, input.limit).map(({ id }) => id);
  const found = await prisma.generationJob.findMany({ where: { id: { in: ids } } });
  const byId = new Map(found.map((row) => [row.id, row]));
  const rows = ids.flatMap((id) => byId.get(id) ?? []);

  let place = 1;
  const first = rows.find((row) => row.status === "pending" && !row.parked);
  if (first) {
    const { rows: ahead } = await pool.query<{ ahead: number }>(AHEAD, [userId, first.seq]);
    place += ahead[0]?.ahead ?? 0;
  }
  const facts = await providerFacts(ctx, rows);
  const jobs = rows.map((row) => {
    if (row.status !== "pending") return presentJob(row, null, facts.get(row.id));
    return presentJob(row, row.parked ? 1 : place++, facts.get(row.id));
  });
  const { running = 0, waiting = 0 } = counts.rows[0] ?? {};
  const nextCursor = page.rows.length > input.limit ? (ids.at(-1) ?? null) : null;
  return { jobs, nextCursor, running, waiting };
}
