import type { Queryable } from "@lacquer/db";
import pLimit from "p-limit";
import type { ServiceContext } from "../context.ts";
import { copyKeys } from "./thumbnail.ts";

const BATCH = 500;
const REMOVALS_AT_ONCE = 4;

/** Records objects for removal, in the transaction that removes their rows. */
export async function discardObjects(tx: Queryable, keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.query(
    "insert into discarded_objects (storage_key) select unnest($1::text[]) on conflict do nothing",
    [keys],
  );
}

/**
 * Removes discarded objects and their copies (thumbnails, full sizes) from the store, and returns their number. Rejects
 * if the store fails; the next call removes the rest. If two processes remove the same object, no harm is done.
 */
export async function removeDiscarded(
  ctx: Pick<ServiceContext, "db" | "storage">,
): Promise<number> {
  const oneOfFew = pLimit(REMOVALS_AT_ONCE);
  let removed = 0;
  for (;;) {
    const { rows } = await ctx.db.pool.query<{ storage_key: string }>(
      `select storage_key from discarded_objects order by discarded_at limit ${BATCH}`,
    );
    if (rows.length === 0) return removed;
    const keys = rows.map(({ storage_key }) => storage_key);
    await oneOfFew.map(keys, async (key) => {
      for (const copy of copyKeys(key)) await ctx.storage.remove(copy);
      await ctx.storage.remove(key);
    });
    await ctx.db.pool.query("delete from discarded_objects where storage_key = any($1::text[])", [
      keys,
    ]);
    removed += keys.length;
  }
}
