import { randomUUID } from "node:crypto";
import { fileUrls, LacquerError, type Upload, type UploadKind } from "@lacquer/contracts";
import { type Queryable, transaction, wasRefused } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";
import { checkQuota } from "../limits/storage-quota.ts";
import { type CleanImage, decodeUpload } from "./decode-upload.ts";
import { findEarlierUpload, uploadHash, type UploadKey } from "./find-earlier-upload.ts";
import { keepUpload } from "./keep-upload.ts";
import { lockUser } from "../accounts/lock-user.ts";

/** A clean picture that is already in storage, under random keys, but has no row yet. */
export interface StoredPicture {
  id: string;
  key: string;
  /** The key of its working copy; null = it has none. */
  workingKey: string | null;
  kind: UploadKind;
  image: CleanImage;
}

/**
 * Decodes and stores a picture. With `keepsBytes`, a picture that is already clean stays as it is, byte for byte. The
 * caller must insert its row, or remove its objects.
 */
export async function storePicture(
  ctx: ServiceContext,
  userId: number,
  {
    kind,
    bytes,
    keepsBytes = false,
  }: { kind: UploadKind; bytes: Buffer; keepsBytes?: boolean | undefined },
): Promise<StoredPicture> {
  const who = `user:${userId}`;
  const kept = keepsBytes && (await keepUpload(bytes, kind, who));
  const image = kept || (await decodeUpload(bytes, kind, who));
  const key = `uploads/${randomUUID()}`;
  const workingKey = image.working && `uploads/${randomUUID()}`;
  const stored = { id: randomUUID(), key, workingKey, kind, image };
  try {
    await ctx.storage.put(key, image.bytes, image.contentType);
    if (image.working && workingKey)
      await ctx.storage.put(workingKey, image.working.bytes, image.contentType);
  } catch (error) {
    // The first object may have been stored although the second was not.
    if (workingKey) await discardPictures(ctx, [stored]);
    throw error;
  }
  return stored;
}

/** Records a stored picture as its owner's upload. With `key`, the same upload is recognised if it is sent again. */
export async function insertUpload(
  tx: Queryable,
  userId: number,
  picture: StoredPicture,
  key: UploadKey | null = null,
): Promise<void> {
  await tx.query(
    `insert into uploads (id, user_id, kind, storage_key, content_type, bytes, width, height, idempotency_key, body_hash,
       working_key, working_bytes, working_width, working_height)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      picture.id,
      userId,
      picture.kind,
      picture.key,
      picture.image.contentType,
      picture.image.bytes.length,
      picture.image.width,
      picture.image.height,
      key?.key ?? null,
      key?.hash ?? null,
      picture.workingKey,
      picture.image.working?.bytes.length ?? null,
      picture.image.working?.width ?? null,
      picture.image.working?.height ?? null,
    ],
  );
}

/** Removes stored pictures that will get no row. Never rejects, so that the caller can report its own error. */
export async function discardPictures(ctx: ServiceContext, stored: StoredPicture[]): Promise<void> {
  const remove = (key: string) =>
    ctx.storage
      .remove(key)
      .catch((error: unknown) =>
        ctx.log.warn({ err: error, key }, "an upload without a row could not be removed"),
      );
  const keys = stored.flatMap(({ key, workingKey }) => (workingKey ? [key, workingKey] : [key]));
  await Promise.all(keys.map(remove));
}

/** Returns how much a picture adds to the user's storage, in bytes. */
export const storedBytes = ({ bytes, working }: CleanImage): number =>
  bytes.length + (working?.bytes.length ?? 0);

interface StoreUploadInput {
  kind: UploadKind;
  bytes: Buffer;
  idempotencyKey?: string | undefined;
  /** If true, a picture that is already clean is stored unchanged. Imports of archives use this. */
  keepsBytes?: boolean | undefined;
}

/**
 * Cleans, stores and records one uploaded file. The same key and bytes return the same upload as long as that upload is
 * kept. Throws the upload_* codes, storage_full and idempotency_conflict.
 */
export async function storeUpload(
  ctx: ServiceContext,
  userId: number,
  { kind, bytes, idempotencyKey, keepsBytes }: StoreUploadInput,
): Promise<Upload> {
  const key = idempotencyKey ? { key: idempotencyKey, hash: uploadHash(kind, bytes) } : null;
  const known = key && (await findEarlierUpload(ctx.db.pool, userId, key));
  if (known) return known;
  // The quota is checked first, so that a picture that could not be kept is not decoded for nothing.
  await checkQuota(ctx, ctx.db.pool, userId, 0);
  const picture = await storePicture(ctx, userId, { kind, bytes, keepsBytes });
  let earlier: Upload | null;
  try {
    earlier = await transaction(ctx.db, async (tx) => {
      await lockUser(tx, userId);
      const sentTwice = key && (await findEarlierUpload(tx, userId, key));
      if (sentTwice) return sentTwice;
      await checkQuota(ctx, tx, userId, storedBytes(picture.image));
      await insertUpload(tx, userId, picture, key);
      return null;
    });
  } catch (error) {
    if (error instanceof LacquerError || wasRefused(error)) await discardPictures(ctx, [picture]);
    throw error;
  }
  if (earlier) {
    await discardPictures(ctx, [picture]);
    return earlier;
  }
  const { width, height } = picture.image;
  return { id: picture.id, url: fileUrls.upload(picture.id), width, height, kind };
}
