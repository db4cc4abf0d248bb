import type { TouchedUploads } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";

/**
 * Records that the user still wants these uploads, so that no sweep removes them. Each upload is recorded at most once
 * a day. Returns the ids of those uploads that the user does not have, or no longer has.
 */
export async function touchUploads(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  ids: string[],
): Promise<TouchedUploads> {
  if (ids.length === 0) return { missing: [] };
  await ctx.db.pool.query({
    name: "touch-uploads",
    text: `update uploads set touched_at = now()
           where id = any($2::uuid[]) and user_id = $1 and touched_at < now() - interval '1 day'`,
    values: [userId, ids],
  });
  const { rows } = await ctx.db.pool.query<{ id: string }>({
    name: "missing-uploads",
    text: `select wanted.id from unnest($2::uuid[]) as wanted (id)
           where not exists (select 1 from uploads u where u.id = wanted.id and u.user_id = $1)`,
    values: [userId, ids],
  });
  return { missing: rows.map(({ id }) => id) };
}
