import { ARCHIVE_FORMAT, ARCHIVE_VERSION, type ArchivedBoard } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";

type ArchiveContext = Pick<ServiceContext, "db">;

const ACCOUNT = `
select u.name, u.email, u.email_verified as "emailConfirmed", coalesce(u.is_anonymous, false) as "isGuest",
  u.credits, u.created_at as "createdAt",
  (select coalesce(json_agg(json_build_object('userAgent', user_agent, 'address', ip_address, 'createdAt', created_at,
     'lastUsedAt', greatest(last_used_at, updated_at)) order by id), '[]') from sessions where user_id = u.id) as devices,
  (select coalesce(json_agg(json_build_object('name', name, 'ending', ending, 'scope', scope, 'createdAt', created_at,
     'lastUsedAt', last_used_at, 'expiresAt', expires_at) order by id), '[]') from api_keys where user_id = u.id)
   as "apiKeys",
  (select coalesce(json_agg(json_build_object('url', url, 'createdAt', created_at) order by id), '[]')
   from webhooks where user_id = u.id) as webhooks
from users u where u.id = $1`;

/** Returns what is known about the person, without any secret. */
export async function readAccount(ctx: ArchiveContext, userId: number): Promise<object> {
  const { rows } = await ctx.db.pool.query<object>(ACCOUNT, [userId]);
  return {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    madeAt: new Date().toISOString(),
    ...rows[0],
  };
}

interface Movement {
  at: Date;
  kind: string;
  amount: number;
  jobId: string | null;
  reason: string | null;
}

/** An apostrophe is put before a cell that begins like a formula, so that no spreadsheet computes it. */
const cell = (value: string): string =>
  `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

/** Returns every movement of the person's credits as CSV, oldest first. */
export async function readStatement(ctx: ArchiveContext, userId: number): Promise<string> {
  const { rows } = await ctx.db.pool.query<Movement>(
    `select created_at as at, kind, amount, job_id as "jobId", reason
     from credit_ledger where user_id = $1 order by id`,
    [userId],
  );
  const lines = rows.map(({ at, kind, amount, jobId, reason }) =>
    [at.toISOString(), kind, amount, jobId ?? "", reason ? cell(reason) : ""].join(","),
  );
  return ["time,kind,credits,design,reason", ...lines, ""].join("\r\n");
}

export interface UploadRow {
  id: string;
  kind: string;
  storageKey: string;
  contentType: string;
  width: number;
  height: number;
  createdAt: Date;
}

/** Returns all pictures that the person uploaded, oldest first. The number of a person's pictures is limited. */
export async function readUploads(ctx: ArchiveContext, userId: number): Promise<UploadRow[]> {
  const { rows } = await ctx.db.pool.query<UploadRow>(
    `select id, kind, storage_key as "storageKey", content_type as "contentType", width, height,
       created_at as "createdAt"
     from uploads where user_id = $1 order by created_at, id`,
    [userId],
  );
  return rows;
}

/**
 * Returns the ids of the person's designs, oldest first, so that an import adds them in the same order. Only the ids
 * are held in memory, because there may be many thousands of designs.
 */
export async function readDesignIds(ctx: ArchiveContext, userId: number): Promise<string[]> {
  const { rows } = await ctx.db.pool.query<{ id: string }>(
    "select id from generation_jobs where user_id = $1 order by seq",
    [userId],
  );
  return rows.map(({ id }) => id);
}

export interface ImageRow {
  imageIndex: number;
  storageKey: string;
  contentType: string;
  rawStorageKey: string | null;
  rawContentType: string | null;
  handChange: number | null;
  createdAt: Date;
  /** The time at which the image was added to the collection; null = the image was removed from the collection. */
  collectedAt: Date | null;
  /** The image's name in the collection; null = the image was removed from the collection. */
  name: string | null;
  favorite: boolean | null;
}

/** Returns a job's finished images. */
export async function readImages(ctx: ArchiveContext, jobId: string): Promise<ImageRow[]> {
  const { rows } = await ctx.db.pool.query<ImageRow>(
    `select i.image_index as "imageIndex", i.storage_key as "storageKey", i.content_type as "contentType",
       i.raw_storage_key as "rawStorageKey", i.raw_content_type as "rawContentType",
       i.hand_change as "handChange", i.created_at as "createdAt", d.created_at as "collectedAt", d.name, d.favorite
     from job_images i left join designs d on d.job_id = i.job_id and d.image_index = i.image_index
     where i.job_id = $1 order by i.image_index`,
    [jobId],
  );
  return rows;
}

const BOARDS = `
select b.name, coalesce(json_agg(json_build_object('jobId', d.job_id, 'imageIndex', d.image_index) order by d.seq)
  filter (where d.id is not null), '[]') as images
from boards b
left join board_designs o on o.board_id = b.id
left join designs d on d.id = o.design_id and d.user_id = b.user_id
where b.user_id = $1
group by b.id
order by lower(b.name), b.id`;

/** Returns the person's boards with their images. The numbers of boards and of their images are limited. */
export async function readBoards(ctx: ArchiveContext, userId: number): Promise<ArchivedBoard[]> {
  return (await ctx.db.pool.query<ArchivedBoard>(BOARDS, [userId])).rows;
}
