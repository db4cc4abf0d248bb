import type { StoredKey } from "@lacquer/storage";
import pLimit from "p-limit";
import type { ServiceContext } from "../context.ts";
import { originalKey } from "./thumbnail.ts";

type SweepContext = Pick<ServiceContext, "db" | "storage">;

/**
 * Objects younger than a day are kept, because their row may not be written yet. This machine's clock is accurate
 * enough, because a store refuses requests if the clock is minutes off.
 */
const YOUNG_MS = 24 * 3_600_000;
/** The maximum number of objects that one sweep removes; the next sweep continues. */
const REMOVED_MAX = 1_000;
const REMOVALS_AT_ONCE = 4;

const IN_JOB = `exists (select 1 from job_images where storage_key = given.key)
    or exists (select 1 from job_images where raw_storage_key = given.key)`;

/**
 * For each prefix, the SQL condition under which an ended job still needs an object. Uploads are never swept, because
 * their keys do not show to which database they belong.
 */
const WANTED = {
  "results/": IN_JOB,
  "hands/": IN_JOB,
  "previews/": "false",
  "exports/results/": IN_JOB,
  "exports/hands/": IN_JOB,
  "thumbnails/results/": IN_JOB,
  "thumbnails/hands/": IN_JOB,
  "thumbnails/previews/": "false",
} as const;

const JOB_ID = /^[a-z]+\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\//;

async function unwanted(
  ctx: SweepContext,
  prefix: keyof typeof WANTED,
  page: StoredKey[],
): Promise<string[]> {
  const before = Date.now() - YOUNG_MS;
  const old = page.filter(({ writtenAt }) => writtenAt.getTime() < before).map(({ key }) => key);
  if (old.length === 0) return [];
  const keys = old.map(originalKey);
  // Objects of an unfinished job are kept, because its next attempt uses them. Objects of unknown jobs are kept too,
  // because they may belong to another database.
  const { rows } = await ctx.db.pool.query<{ place: number }>(
    `select given.place::int - 1 as place
     from unnest($1::text[], $2::uuid[]) with ordinality as given (key, job_id, place)
     join generation_jobs j on j.id = given.job_id and j.status not in ('pending', 'processing')
     where not (${WANTED[prefix]})`,
    [keys, keys.map((key) => JOB_ID.exec(key)?.[1] ?? null)],
  );
  return rows.flatMap(({ place }) => old[place] ?? []);
}

/**
 * Removes objects older than a day that belong to an ended job of this database but are named by no row. A crash
 * between the store and the database leaves such objects. Returns their number, at most `most`. Rejects if the store or
 * the database fails; the next sweep removes the rest.
 */
export async function sweepOrphans(ctx: SweepContext, most = REMOVED_MAX): Promise<number> {
  const oneOfFew = pLimit(REMOVALS_AT_ONCE);
  let removed = 0;
  for (const prefix of Object.keys(WANTED) as (keyof typeof WANTED)[]) {
    for await (const page of ctx.storage.scan(prefix)) {
      const keys = (await unwanted(ctx, prefix, page)).slice(0, most - removed);
      await oneOfFew.map(keys, (key) => ctx.storage.remove(key));
      removed += keys.length;
      if (removed === most) return removed;
    }
  }
  return removed;
}
