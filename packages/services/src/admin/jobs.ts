import {
  type AdminJob,
  type AdminJobLine,
  type AdminJobList,
  LacquerError,
  uploadIdOf,
} from "@lacquer/contracts";
import { type Queryable, transaction } from "@lacquer/db";
import type { Caller } from "../accounts/caller.ts";
import type { ServiceContext } from "../context.ts";
import { sentTraceId } from "../tracing/index.ts";
import { actionsOnJob } from "./actions.ts";
import { readInTime } from "./in-time.ts";
import { type WithIsoTimes, withIsoTimes } from "./iso-times.ts";
import { requireAdmin } from "./require-admin.ts";

type AdminContext = Pick<ServiceContext, "db">;

const SHOWN_MAX = 50;

interface List {
  /**
   * A job is in this list if it meets one of these conditions. For each condition, there is an index that contains only
   * the jobs that meet it.
   */
  where: readonly string[];
  /**
   * The column by which the list is sorted, the newest job first. The index has the same order, so that Postgres stops
   * reading at the limit.
   */
  newest: "g.seq" | "g.completed_at";
}

const ENDED = "g.completed_at > now() - interval '1 day'";
const LISTS: Record<AdminJobList, List> = {
  waiting: {
    where: ["g.status = 'pending' and not g.parked", "g.status = 'pending' and g.parked"],
    newest: "g.seq",
  },
  running: { where: ["g.status = 'processing'"], newest: "g.seq" },
  failed: { where: [`g.status = 'failed' and ${ENDED}`], newest: "g.completed_at" },
  ended: { where: [ENDED], newest: "g.completed_at" },
};

const PERSON = `json_build_object('id', u.id, 'email', case when u.is_anonymous then null else u.email end,
  'credits', u.credits)`;
const LINE = `g.id, g.status, ${PERSON} as "user", g.error_code as "errorCode", g.attempt, g.created_at as "createdAt",
  g.completed_at as "completedAt"`;

type Line = Omit<AdminJobLine, "createdAt" | "completedAt"> & {
  createdAt: Date;
  completedAt: Date | null;
};

const listSql = ({ where, newest }: List): string => {
  const shown = where.map(
    (one) => `(select g.id from generation_jobs g where ${one}
      and ($1::text is null or g.user_id = (select id from users where email = lower($1)))
      order by ${newest} desc limit ${SHOWN_MAX})`,
  );
  return `select ${LINE} from (${shown.join(" union all ")}) shown
    join generation_jobs g on g.id = shown.id join users u on u.id = g.user_id
    order by ${newest} desc, g.seq desc limit ${SHOWN_MAX}`;
};

/**
 * Returns up to 50 jobs of all users or of one account, the newest first. Throws admin_required, and unavailable if the
 * statement takes too long.
 */
export async function listAdminJobs(
  ctx: AdminContext,
  caller: Caller,
  { show, email }: { show: AdminJobList; email?: string | undefined },
): Promise<AdminJobLine[]> {
  await requireAdmin(ctx.db.pool, caller);
  return readInTime(ctx, async (tx) => {
    const { rows } = await tx.query<Line>(listSql(LISTS[show]), [email ?? null]);
    return rows.map(withIsoTimes);
  });
}

const JOB = `
select ${LINE}, g.provider, g.request_id as "requestId",
       coalesce(g.traceparent, g.attempt_traceparent) as traceparent, g.deaths, g.image_count as "imageCount", g.cost, g.refunded,
       g.grace_until as "graceUntil", case when g.parked then g.run_at end as "waitsUntil", g.started_at as "startedAt",
       g.lease_owner::text as "leaseOwner", g.lease_until as "leaseUntil", g.retry_of as "retryOf",
       array_remove(array[g.original_image, g.drawing_image_url]
         || array(select jsonb_array_elements_text(g.selected_design_images)), null) as pictures
from generation_jobs g join users u on u.id = g.user_id where g.id = $1`;

const CALLS = `
select image_index as "imageIndex", attempt, provider, model, outcome, error_code as "errorCode",
       request_id as "requestId", (cost_microdollars / 1e6)::float8 as "costUsd", started_at as "startedAt",
       ended_at as "endedAt"
from provider_calls where job_id = $1 order by id`;
const LEDGER = `
select id::text as id, user_id as "userId", kind, amount, created_at as "createdAt"
from credit_ledger where job_id = $1 order by id`;
const FILES = `
select 'image' as what, storage_key as key, bytes, created_at as "createdAt" from job_images where job_id = $1
union all
select 'provider''s own', raw_storage_key, null, created_at from job_images where job_id = $1 and raw_storage_key is not null
union all
select kind::text, storage_key, bytes, created_at from uploads where id = any($2::uuid[])
order by "createdAt", key`;
const DELIVERIES = `
select webhook_id as "webhookId", state, attempt, last_status as "lastStatus", last_fault as "lastFault",
       created_at as "createdAt"
from webhook_deliveries where job_id = $1 order by seq`;

type Parts = Pick<AdminJob, "calls" | "ledger" | "files" | "deliveries">;
type Dates<Row> = {
  [Key in keyof Row]: Key extends `${string}At` ? Date | Extract<Row[Key], null> : Row[Key];
};
type StoryRow = Line & { pictures: string[]; traceparent: string | null } & Record<
    "graceUntil" | "waitsUntil" | "startedAt" | "leaseUntil",
    Date | null
  > &
  Pick<
    AdminJob,
    | "provider"
    | "requestId"
    | "deaths"
    | "imageCount"
    | "cost"
    | "refunded"
    | "leaseOwner"
    | "retryOf"
  >;

/** Returns all details of one job, except its words and pictures. Throws admin_required and job_not_found. */
export async function readAdminJob(
  ctx: AdminContext & Pick<ServiceContext, "userHash">,
  caller: Caller,
  jobId: string,
): Promise<AdminJob> {
  await requireAdmin(ctx.db.pool, caller);
  return transaction(ctx.db, async (tx) => {
    await tx.query("set transaction isolation level repeatable read read only");
    const [found] = (await tx.query<StoryRow>(JOB, [jobId])).rows;
    if (!found) throw new LacquerError("job_not_found");
    const { pictures, traceparent, ...job } = found;
    const uploads = pictures.map(uploadIdOf).filter((id) => id !== null);
    return {
      ...withIsoTimes(job),
      userHash: ctx.userHash?.(job.user.id) ?? null,
      traceId: sentTraceId(traceparent),
      calls: await all<Parts["calls"][number]>(tx, CALLS, [jobId]),
      ledger: await all<Parts["ledger"][number]>(tx, LEDGER, [jobId]),
      files: await all<Parts["files"][number]>(tx, FILES, [jobId, uploads]),
      deliveries: await all<Parts["deliveries"][number]>(tx, DELIVERIES, [jobId]),
      actions: await actionsOnJob(tx, jobId),
    };
  });
}

async function all<Answer extends object>(
  tx: Queryable,
  sql: string,
  values: unknown[],
): Promise<Answer[]> {
  const { rows } = await tx.query<Dates<Answer>>(sql, values);
  return rows.map((row): WithIsoTimes<Dates<Answer>> => withIsoTimes(row)) as unknown as Answer[];
}
