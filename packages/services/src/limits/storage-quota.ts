import { LacquerError } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";
import { limitRefusals } from "../limit-metrics.ts";
import { keepingOf, UPLOADS_MAX } from "./keeping.ts";

const MB = 1024 * 1024;

/**
 * Checks whether the user's uploads may grow by this many bytes. The result is exact only if the caller has locked the
 * user; otherwise the check only avoids useless work. Throws storage_full.
 */
export async function checkQuota(
  ctx: Pick<ServiceContext, "config">,
  db: Queryable,
  userId: number,
  bytes: number,
): Promise<void> {
  const { rows } = await db.query<{ bytes: number; uploads: number }>({
    name: "stored-bytes",
    text: `select coalesce(sum(bytes + coalesce(working_bytes, 0)), 0)::float8 as bytes, count(*)::int as uploads
           from uploads where user_id = $1`,
    values: [userId],
  });
  const used = rows[0] ?? { bytes: 0, uploads: 0 };
  const { storageQuotaMb } = keepingOf(ctx);
  if (used.bytes + bytes <= storageQuotaMb * MB && used.uploads < UPLOADS_MAX) return;
  limitRefusals.inc({ limit: "stored_bytes" });
  throw new LacquerError("storage_full");
}
