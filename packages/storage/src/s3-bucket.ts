import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { contentDisposition } from "./content-disposition.ts";
import { statusOf } from "./s3-faults.ts";
import { type PresignedLink, StorageError, type StoredKey, type StoredObject } from "./storage.ts";

/** A bucket, and what is needed to call it. */
export interface Bucket {
  name: string;
  client: S3Client;
  /** The longest time for one call and all its retries. */
  timeoutMs: number;
  /** True while a put forbids overwriting. False once the store has answered that it does not support this. */
  conditional: boolean;
}

export const endsAfter = (milliseconds: number) => ({
  abortSignal: AbortSignal.timeout(milliseconds),
});

/** Returns an object with its type; null when no object has that key. */
export async function readObject(bucket: Bucket, key: string): Promise<StoredObject | null> {
  try {
    const command = new GetObjectCommand({ Bucket: bucket.name, Key: key });
    const answer = await bucket.client.send(command, endsAfter(bucket.timeoutMs));
    if (!answer.Body) throw new StorageError("The store answered without an object.");
    return {
      bytes: await answer.Body.transformToByteArray(),
      contentType: answer.ContentType ?? "application/octet-stream",
    };
  } catch (error) {
    if (statusOf(error) === 404 && !(error instanceof Error && error.name === "NoSuchBucket"))
      return null;
    throw error;
  }
}

export async function writeObject(
  bucket: Bucket,
  key: string,
  bytes: Uint8Array,
  contentType: string,
): Promise<void> {
  const { conditional } = bucket;
  const command = new PutObjectCommand({
    Bucket: bucket.name,
    Key: key,
    Body: bytes,
    ContentLength: bytes.length,
    ContentType: contentType,
    ...(conditional ? { IfNoneMatch: "*" } : {}),
  });
  try {
    await bucket.client.send(command, endsAfter(bucket.timeoutMs));
  } catch (error) {
    const status = statusOf(error);
    if (conditional && status === 501) {
      bucket.conditional = false;
      return writeObject(bucket, key, bytes, contentType);
    }
    // The object may come from an earlier try whose answer was lost. If its bytes are the same, the put has succeeded.
    if (conditional && status === 412) {
      const there = await readObject(bucket, key);
      if (there && Buffer.compare(there.bytes, bytes) === 0) return;
      throw new StorageError("The store already has another object under that key.");
    }
    throw error;
  }
}

export async function removeObject(bucket: Bucket, key: string): Promise<void> {
  const command = new DeleteObjectCommand({ Bucket: bucket.name, Key: key });
  await bucket.client.send(command, endsAfter(bucket.timeoutMs));
}

/** Yields all keys below a prefix, in the pages that the store returns. */
export async function* listPages(
  bucket: Bucket,
  prefix: string,
): AsyncGenerator<StoredKey[], void> {
  let token: string | undefined;
  do {
    const command = new ListObjectsV2Command({
      Bucket: bucket.name,
      Prefix: prefix,
      ...(token ? { ContinuationToken: token } : {}),
    });
    const page = await bucket.client.send(command, endsAfter(bucket.timeoutMs));
    yield (page.Contents ?? []).flatMap(({ Key, LastModified }) =>
      // An object without a time counts as new until the store gives it a time.
      Key ? [{ key: Key, writtenAt: LastModified ?? new Date() }] : [],
    );
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (token);
}

export function signLink(
  bucket: Bucket,
  key: string,
  { seconds, contentType, fileName, isDownload = false }: PresignedLink,
): Promise<string> {
  const command = new GetObjectCommand({
    Bucket: bucket.name,
    Key: key,
    ResponseContentType: contentType,
    ResponseContentDisposition: contentDisposition(isDownload ? "attachment" : "inline", fileName),
    // No cache may show the picture for longer than the link itself works.
    ResponseCacheControl: `private, max-age=${Math.floor(seconds)}`,
  });
  return getSignedUrl(bucket.client, command, { expiresIn: Math.floor(seconds) });
}
