import { createHash } from "node:crypto";
import { fileUrls, LacquerError, type Upload, type UploadKind } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";

/** What identifies a repeated upload: its sender's key, and a digest of its bytes. */
export interface UploadKey {
  key: string;
  hash: string;
}

/**
 * Returns a hash of the bytes as they arrived. The cleaned picture is not hashed, because another version of the studio
 * may clean the same file differently.
 */
export function uploadHash(kind: UploadKind, bytes: Buffer): string {
  return createHash("sha256").update(`${kind}\n`).update(bytes).digest("hex");
}

/**
 * Returns the user's earlier upload with this key, and marks it as wanted, so that no sweep removes it before the
 * sender gets the answer. Throws idempotency_conflict if the key was used with other bytes.
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
