import { transaction } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";
import { discardObjects } from "../files/discard-objects.ts";
import { keepingOf } from "../limits/keeping.ts";

/** The number of rows that one statement checks. */
const BATCH = 200;

/** All places where a job refers to a picture, as one text. */
const NAMES = `concat_ws(' ', g.original_image, g.drawing_image_url, g.selected_design_images::text, g.nails::text)`;

/** An upload that a job refers to stays as long as the job. It is checked again after this time. */
const LOOK_AGAIN = "interval '60 days'";

const STALE = `
select id from uploads where touched_at < now() - make_interval(days => $1)
  and (not in_job or touched_at < now() - ${LOOK_AGAIN})
order by touched_at limit ${BATCH}`;

/** Marks uploads that stay: those that a job refers to, and the user's newest logo, because exports offer it. */
const KEEP = `
update uploads u set in_job = true, touched_at = now() from unnest($1::uuid[]) as stale (id)
where u.id = stale.id and (
  exists (select 1 from generation_jobs g where g.user_id = u.user_id and ${NAMES} like '%/' || u.id || '%')
  or u.kind = 'logo' and not exists (
    select 1 from uploads newer where newer.user_id = u.user_id and newer.kind = 'logo' and newer.created_at > u.created_at))`;

/**
 * An upload that was touched since the first statement stays: a request to create a job touches its pictures before the
 * job is accepted.
 */
const REMOVE = `
delete from uploads where id = any($1::uuid[]) and touched_at < now() - make_interval(days => $2)
returning array_remove(array[storage_key, working_key], null) as keys`;

/**
 * Removes uploads that no job refers to and that nobody wanted for UPLOAD_KEEP_DAYS, except each user's newest logo. If
 * a draft in a browser still has such a picture, the browser uploads it again. Returns the number of removed uploads.
 */
export async function sweepUploads(ctx: Pick<ServiceContext, "db" | "config">): Promise<number> {
  const { uploadKeepDays: days } = keepingOf(ctx);
  let removed = 0;
  for (;;) {
    const { rows } = await ctx.db.pool.query<{ id: string }>(STALE, [days]);
    if (rows.length === 0) return removed;
    const ids = rows.map(({ id }) => id);
    await ctx.db.pool.query(KEEP, [ids]);
    removed += await transaction(ctx.db, async (tx) => {
      const gone = await tx.query<{ keys: string[] }>(REMOVE, [ids, days]);
      await discardObjects(
        tx,
        gone.rows.flatMap(({ keys }) => keys),
      );
      return gone.rows.length;
    });
  }
}
