import { type Queryable, transaction } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";
import { discardObjects } from "../files/discard-objects.ts";

/** Removes the words and pictures from a user's jobs. The jobs' ids, times, costs, states and ledger rows stay. */
const EMPTY_JOBS = `
update generation_jobs set prompt = '', original_image = null, selected_design_images = '[]', drawing_image_url = null,
  influence_weights = '{}', design_settings = '{}', nails = '[]', result_images = '[]', preview_image = null,
  tab_id = null, error_message = case when error_message is null then null else '' end
where user_id = $1`;

const EMPTY_IMAGES = `
delete from job_images where job_id in (select id from generation_jobs where user_id = $1)`;

/** Tables whose rows about a person are deleted. */
const PERSONAL = [
  "boards",
  "designs",
  "job_drafts",
  "uploads",
  "sessions",
  "accounts",
  "api_keys",
  "phone_links",
  "push_subscriptions",
  "bottles",
  "webhooks",
  "idempotency_keys",
] as const;

/**
 * Deletes the account's mailed links. The value of a link is either the account's id, or JSON that contains the e-mail
 * address as somebody typed it.
 */
const EMPTY_LINKS = `
delete from verifications where value = $1::int::text
  or case when value is json object then lower(value::json ->> 'email') = lower($2) end`;

const EMPTY_USER = `
update users set is_admin = false, name = '', email = 'emptied-' || id || '@gone.invalid', email_verified = false, image = null,
  notice_below = null, brings_guest_id = null, delete_at = null, updated_at = now(), emptied_at = now()
where id = $1 and emptied_at is null`;

/**
 * Deletes a user's personal data, words, pictures, designs, sessions, devices and keys. A row with nothing but the
 * user's id stays, so that jobs and ledger rows keep an owner and the sums stay right. A second call changes nothing.
 * Returns false, without changing anything, if a job is waiting or running; with `isAskedFor`, also if the owner has
 * taken the deletion back.
 */
export function emptyUser(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  { isAskedFor = false }: { isAskedFor?: boolean } = {},
): Promise<boolean> {
  return transaction(ctx.db, async (tx) => {
    // While the user's row is locked, nobody can create a job for that user, and nobody can take a deletion back.
    const { rows } = await tx.query<{ email: string; busy: boolean; due: boolean | null }>(
      `select email, delete_at <= now() as due,
         exists (select 1 from generation_jobs
                 where user_id = $1 and status in ('pending', 'processing')) as busy
       from users where id = $1 for update`,
      [userId],
    );
    const [user] = rows;
    if (!user || user.busy || (isAskedFor && !user.due)) return false;
    await discardObjects(tx, await objectsOf(tx, userId));
    await tx.query(EMPTY_IMAGES, [userId]);
    await tx.query(EMPTY_JOBS, [userId]);
    for (const table of PERSONAL) {
      await tx.query(`delete from ${table} where user_id = $1`, [userId]);
    }
    await tx.query("delete from mails where recipient = $1", [user.email]);
    await tx.query(EMPTY_LINKS, [userId, user.email]);
    await tx.query(EMPTY_USER, [userId]);
    return true;
  });
}

async function objectsOf(tx: Queryable, userId: number): Promise<string[]> {
  const { rows } = await tx.query<{ key: string }>(
    `select storage_key as key from uploads where user_id = $1
     union select working_key from uploads where user_id = $1 and working_key is not null
     union select i.storage_key from job_images i join generation_jobs g on g.id = i.job_id where g.user_id = $1
     union select i.raw_storage_key from job_images i join generation_jobs g on g.id = i.job_id
       where g.user_id = $1 and i.raw_storage_key is not null`,
    [userId],
  );
  return rows.map(({ key }) => key);
}
