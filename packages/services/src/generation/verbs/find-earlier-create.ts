import { createHash } from "node:crypto";
import { type CreatedJob, type CreateJobInput, LacquerError } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";

/** Returns a digest of the request's content that does not depend on the order of its keys. */
export function bodyHash(body: unknown): string {
  const sorted = JSON.stringify(body, (_key, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(sorted).digest("hex");
}

/**
 * Returns a digest by which a repeated create is recognised. A field that was added in a later version counts only if
 * it is used, so that a request repeated after a deploy keeps its digest. The grace period and the parent do not count,
 * because two windows may send the same create although their settings differ or one of them does not know the newest
 * job yet.
 */
export function createHashOf({
  variation,
  graceSeconds: _graceSeconds,
  parentJobId: _parentJobId,
  ...input
}: CreateJobInput): string {
  return bodyHash({ ...input, ...(variation === "same" ? {} : { variation }) });
}

/**
 * Returns the job that this idempotency key has already created, or null. Throws `withdrawn` if the
 * earlier request was withdrawn, and `idempotency_conflict` if the key was used for another request.
 */
export async function findEarlierCreate(
  db: Queryable,
  request: { userId: number; idempotencyKey?: string | undefined },
  hash: string,
): Promise<CreatedJob | null> {
  if (!request.idempotencyKey) return null;
  const { rows } = await db.query<
    { body_hash: string } & ({ job_id: string; cost: number } | { job_id: null })
  >(
    `select k.body_hash, k.job_id, g.cost from idempotency_keys k left join generation_jobs g on g.id = k.job_id
     where k.user_id = $1 and k.key = $2`,
    [request.userId, request.idempotencyKey],
  );
  const earlier = rows[0];
  if (!earlier) return null;
  if (earlier.job_id === null) throw new LacquerError("withdrawn");
  if (earlier.body_hash !== hash) throw new LacquerError("idempotency_conflict");
  return { jobId: earlier.job_id, cost: earlier.cost };
}

/** Returns whether this key has been used before, whatever the result was. */
export async function isKnownKey(db: Queryable, userId: number, key: string): Promise<boolean> {
  const { rowCount } = await db.query(
    "select 1 from idempotency_keys where user_id = $1 and key = $2",
    [userId, key],
  );
  return (rowCount ?? 0) > 0;
}
