import { type Job, type JobsPage, type JobStatus, LacquerError } from "@lacquer/contracts";
import type { JobRow } from "@lacquer/db";
import type { ServiceContext } from "../../context.ts";
import { providerFacts } from "../../provider-calls/index.ts";
import { readDraft } from "../drafts/job-drafts.ts";
import { presentJob } from "./present-job.ts";

/** Returns one of the user's own jobs. Throws job_not_found, also for somebody else's job. */
export async function getJob(ctx: ServiceContext, userId: number, jobId: string): Promise<Job> {
  const row = await ctx.db.prisma.generationJob.findFirst({ where: { id: jobId, userId } });
  if (!row) throw new LacquerError("job_not_found");
  const [job] = await present(ctx, [row]);
  if (!job) throw new LacquerError("job_not_found");
  return { ...job, draft: await readDraft(ctx.db.pool, jobId) };
}

/** Returns the user's jobs, newest first. `cursor` is the id of the last job that the reader has seen. */
export async function listJobs(
  ctx: ServiceContext,
  userId: number,
  page: { status?: JobStatus | undefined; limit: number; cursor?: string | undefined },
): Promise<JobsPage> {
  const last = page.cursor
    ? await ctx.db.prisma.generationJob.findFirst({
        where: { id: page.cursor, userId },
        select: { seq: true },
      })
    : null;
  if (page.cursor && !last)
    throw new LacquerError("invalid_input", {
      message: "This cursor is not valid. Start again without one.",
    });
  const rows = await ctx.db.prisma.generationJob.findMany({
    where: {
      userId,
      ...(page.status ? { status: page.status } : {}),
      ...(last ? { seq: { lt: last.seq } } : {}),
    },
    orderBy: { seq: "desc" },
    take: page.limit + 1,
  });
  const visible = rows.slice(0, page.limit);
  return {
    jobs: await present(ctx, visible),
    nextCursor: rows.length > page.limit ? (visible.at(-1)?.id ?? null) : null,
  };
}

/** Returns jobs by their ids, whoever owns them. Only for callers that have already checked or chosen the owners. */
export async function jobsByIds(ctx: ServiceContext, ids: string[]): Promise<Job[]> {
  const rows = await ctx.db.prisma.generationJob.findMany({ where: { id: { in: ids } } });
  return present(ctx, rows);
}

/** Returns all of a user's waiting and running jobs, and the newest 200 jobs that have ended since `since`. */
export async function activeAndEndedSince(
  ctx: ServiceContext,
  userId: number,
  since: Date | null,
): Promise<Job[]> {
  const jobs = ctx.db.prisma.generationJob;
  const active = await jobs.findMany({
    where: { userId, status: { in: ["pending", "processing"] } },
    orderBy: { seq: "desc" },
  });
  // Ended jobs are read last. A job that ends between the two queries is then in both results, and never missing.
  const ended = since
    ? await jobs.findMany({
        where: { userId, completedAt: { gte: since } },
        orderBy: { seq: "desc" },
        take: 200,
      })
    : [];
  const endedIds = new Set(ended.map(({ id }) => id));
  const rows = [...ended, ...active.filter(({ id }) => !endedIds.has(id))];
  return present(ctx, rows);
}

/**
 * Returns the queue places for a page of jobs. Only the page's own jobs are numbered; the jobs ahead of the page are
 * counted with an index.
 */
const POSITIONS = `
with page as (
  select user_id, min(seq) as first, max(seq) as last from generation_jobs
  where id = any($1::uuid[]) and status = 'pending' and not parked group by user_id
)
select mine.id, (ahead.jobs + mine.nth)::int as place
from page
cross join lateral (
  select count(*) as jobs from generation_jobs g
  where g.user_id = page.user_id and g.status = 'pending' and not g.parked and g.seq < page.first
) ahead
cross join lateral (
  select g.id, row_number() over (order by g.seq) as nth from generation_jobs g
  where g.user_id = page.user_id and g.status = 'pending' and not g.parked and g.seq between page.first and page.last
) mine`;

const QUEUES = `
select user_id, id, row_number() over (partition by user_id order by seq)::int as place
from generation_jobs
where user_id = any($1::int[]) and status = 'pending' and not parked`;

/** Returns the queues of these users: user id → job id → place, 1 = next. Parked jobs are left out. */
export async function queuesOf(
  ctx: ServiceContext,
  userIds: number[],
): Promise<Map<number, Record<string, number>>> {
  const { rows } = await ctx.db.pool.query<{ user_id: number; id: string; place: number }>({
    name: "queues-of",
    text: QUEUES,
    values: [userIds],
  });
  const queues = new Map<number, Record<string, number>>();
  for (const { user_id: userId, id, place } of rows) {
    const queue = queues.get(userId) ?? {};
    queue[id] = place;
    queues.set(userId, queue);
  }
  return queues;
}

async function present(ctx: ServiceContext, rows: JobRow[]): Promise<Job[]> {
  const [places, facts] = await Promise.all([positions(ctx, rows), providerFacts(ctx, rows)]);
  return rows.map((row) => presentJob(row, places.get(row.id) ?? null, facts.get(row.id)));
}

/**
 * Returns the jobs' places in their owner's queue, 1 = next. A job that is parked before its next attempt counts as
 * next.
 */
async function positions(ctx: ServiceContext, rows: JobRow[]): Promise<Map<string, number>> {
  const waiting = rows.filter((row) => row.status === "pending").map((row) => row.id);
  if (waiting.length === 0) return new Map();
  const { rows: places } = await ctx.db.pool.query<{ id: string; place: number }>(POSITIONS, [
    waiting,
  ]);
  const known = new Map(places.map((row) => [row.id, row.place]));
  return new Map(waiting.map((id) => [id, known.get(id) ?? 1]));
}
