import {
  type ClearDesignsInput,
  type ClearedDesigns,
  LacquerError,
  type RemovedDesign,
  type RemovedDesigns,
} from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";

/** Removes a design from the collection; its job keeps the picture. Throws design_not_found. */
export async function removeDesign(
  ctx: ServiceContext,
  userId: number,
  id: string,
): Promise<RemovedDesign> {
  const { ids } = await removeDesigns(ctx, userId, [id]);
  if (ids.length === 0) throw new LacquerError("design_not_found");
  return { id };
}

/**
 * Removes these designs with one statement, so that either all of them are removed or none. Designs that are already
 * gone or are somebody else's are left out of the answer, so the call may be repeated.
 */
export async function removeDesigns(
  ctx: ServiceContext,
  userId: number,
  ids: readonly string[],
): Promise<RemovedDesigns> {
  const { rows } = await ctx.db.pool.query<{ id: string }>({
    name: "remove-designs",
    text: "delete from designs where user_id = $1 and id = any($2::uuid[]) returning id",
    values: [userId, ids],
  });
  return { ids: rows.map(({ id }) => id) };
}

/**
 * Removes every design that is not a favourite at this moment. Designs that were added after `upTo` or made after
 * `until` stay, because their owner has not seen them yet.
 */
export async function clearDesigns(
  ctx: ServiceContext,
  userId: number,
  { upTo, until }: ClearDesignsInput,
): Promise<ClearedDesigns> {
  const { rowCount } = await ctx.db.pool.query({
    name: "clear-designs",
    text: `delete from designs
      where user_id = $1 and not favorite and (seq <= $2::bigint or created_at <= $3::timestamptz)`,
    values: [userId, upTo ?? null, until ?? null],
  });
  return { removed: rowCount ?? 0 };
}
