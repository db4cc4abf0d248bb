import type { ServiceContext } from "../context.ts";

/**
 * Says that these uploads of the user are still wanted, so that no sweep takes them; written at most once a day each.
 * Which of them are none is not said.
 */
export async function touchUploads(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  ids: string[],
): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db.pool.query({
    name: "touch-uploads",
    text: `update uploads set touched_at = now()
           where id = any($2::uuid[]) and user_id = $1 and touched_at < now() - interval '1 day'`,
    values: [userId, ids],
  });
}
