import type { ServiceContext } from "../context.ts";

/** Something that a server noticed about the way requests reach it. */
export type SightingName = "untrusted_proxy";

/** Records the present time as the last sighting with this name. */
export async function noteSighting(
  ctx: Pick<ServiceContext, "db">,
  name: SightingName,
): Promise<void> {
  await ctx.db.pool.query(
    "insert into sightings (name) values ($1) on conflict (name) do update set seen_at = now()",
    [name],
  );
}

/** Returns the time of the last sighting with this name, or null if there was none within a day. */
export async function readSighting(
  ctx: Pick<ServiceContext, "db">,
  name: SightingName,
): Promise<Date | null> {
  const { rows } = await ctx.db.pool.query<{ seenAt: Date }>(
    `select seen_at as "seenAt" from sightings where name = $1 and seen_at > now() - interval '1 day'`,
    [name],
  );
  return rows[0]?.seenAt ?? null;
}
