import type { ServiceContext } from "../context.ts";
import { keepingOf } from "../limits/keeping.ts";
import { emptyUser } from "./empty-user.ts";

/** The maximum number of guests that one call empties. The next call empties more. */
const MOST = 500;

const IDLE = `
select u.id from users u
where u.is_anonymous and u.emptied_at is null and u.created_at < now() - make_interval(days => $1)
  and not exists (select 1 from sessions s where s.user_id = u.id and s.expires_at > now()
                  and s.updated_at > now() - make_interval(days => $1))
  and not exists (select 1 from generation_jobs g where g.user_id = u.id
                  and (g.status in ('pending', 'processing') or g.updated_at > now() - make_interval(days => $1)))
  and not exists (select 1 from uploads p where p.user_id = u.id and not p.in_job and p.touched_at > now() - make_interval(days => $1))
order by u.created_at limit ${MOST}`;

/**
 * Empties guests who were inactive for GUEST_KEEP_DAYS: no session was renewed, no job is unfinished or has changed,
 * and no upload was used. Uploads that the sweep keeps (in_job) do not count, because the sweep itself touches them.
 * Returns the number of emptied guests.
 */
export async function emptyIdleGuests(ctx: Pick<ServiceContext, "db" | "config">): Promise<number> {
  const { rows } = await ctx.db.pool.query<{ id: number }>(IDLE, [keepingOf(ctx).guestKeepDays]);
  let emptied = 0;
  for (const { id } of rows) if (await emptyUser(ctx, id)) emptied += 1;
  return emptied;
}
