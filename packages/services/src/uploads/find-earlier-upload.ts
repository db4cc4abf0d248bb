import { createHash } from "node:crypto";
import { fileUrls, LacquerError, type Upload, type UploadKind } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";

/** What an upload is known by when it is sent again: its sender's key, and a digest of what was sent. */
export interface UploadKey {
  key: string;
  hash: string;
}

/** Of the bytes as they came: what they are made into may change with the version. */
export function uploadHash(kind: UploadKind, bytes: Buffer): string {
  return createHash("sha256").update(`${kind}\n`).update(bytes).digest("hex");
}

/**
 * The user's upload that came under this key before, wanted once more, so that no sweep takes it from under the answer.
 * Throws idempotency_conflict when other bytes did.
 */
export async function findEarlierUpload(
  db: Queryable,
  userId: number,
  { key, hash }: UploadKey,
): Promise<Upload | null> {
  const { rows } = await db.query<Omit<Upload, "url"> & { body_hash: string }>(
    `update uploads set touched_at = now() where user_id = $1 and idempotency_key = $2
     returning id, kind, width, height, body_hash`,
    [userId, key],
  );
  const earlier = rows[0];
  if (!earlier) return null;
  const { body_hash: known, ...upload } = earlier;
  if (known !== hash) throw new LacquerError("idempotency_conflict");
  return { ...upload, url: fileUrls.upload(upload.id) };
}
