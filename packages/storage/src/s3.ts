import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { contentDisposition } from "./content-disposition.ts";
import { statusOf, storeFault } from "./s3-faults.ts";
import {
  assertKey,
  PRESIGN_SECONDS_MAX,
  type Storage,
  StorageError,
  type StoredKey,
} from "./storage.ts";

export interface S3Options {
  /** Origin of the service, without the bucket: `https://<account>.r2.cloudflarestorage.com`. */
  endpoint: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** `auto` for R2. */
  region: string;
  /** How long one call may take with its retries. */
  timeoutMs?: number;
}

const ATTEMPTS = 3;
const TIMEOUT_MS = 30_000;
const CHECK_TIMEOUT_MS = 5_000;
const TYPES = new Set(["image/jpeg", "image/png", "image/webp"]);

/**
 * R2 or any other S3 as a store. Keys are always fresh, so a put asks not to overwrite where the store can promise
 * that (one that answers 501 is not asked again). Checksums beyond the signature stay off: R2 and its peers refuse
 * some of those that the SDK would add, and a presigned link would carry the checksum of nothing.
 */
export function createS3Storage(options: S3Options): Storage {
  const { bucket, endpoint, timeoutMs = TIMEOUT_MS } = options;
  const settings = {
    endpoint,
    region: options.region,
    forcePathStyle: true,
    credentials: { accessKeyId: options.accessKeyId, secretAccessKey: options.secretAccessKey },
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: 3_000 },
  } as const;
  const client = new S3Client({ ...settings, maxAttempts: ATTEMPTS });
  const impatient = new S3Client({ ...settings, maxAttempts: 1 });
  let conditional = true;

  const within = (milliseconds = timeoutMs) => ({ abortSignal: AbortSignal.timeout(milliseconds) });
  const guarded = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw storeFault(what, error, { endpoint, bucket });
    }
  };

  async function read(key: string) {
    try {
      const answer = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key }),
        within(),
      );
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

  async function write(key: string, bytes: Uint8Array, contentType: string): Promise<void> {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: bytes,
          ContentLength: bytes.length,
          ContentType: contentType,
          ...(conditional ? { IfNoneMatch: "*" } : {}),
        }),
        within(),
      );
    } catch (error) {
      const status = statusOf(error);
      if (conditional && status === 501) {
        conditional = false;
        return write(key, bytes, contentType);
      }
      // A try whose answer was lost may have written it: the same bytes there are what was asked for.
      if (conditional && status === 412) {
        const there = await read(key);
        if (there && Buffer.compare(there.bytes, bytes) === 0) return;
        throw new StorageError("The store already has another object under that key.", error);
      }
      throw error;
    }
  }

  async function* pages(prefix: string): AsyncGenerator<StoredKey[], void> {
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: prefix,
          ...(token ? { ContinuationToken: token } : {}),
        }),
        within(),
      );
      yield (page.Contents ?? []).flatMap(({ Key, LastModified }) =>
        // An object without a time is new until it has one.
        Key ? [{ key: Key, writtenAt: LastModified ?? new Date() }] : [],
      );
      token = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (token);
  }

  return {
    kind: "s3",
    origin: new URL(endpoint).origin,
    put: (key, bytes, contentType) =>
      guarded("write an object", async () => {
        assertKey(key);
        if (!TYPES.has(contentType))
          throw new StorageError(`The store does not keep ${contentType}.`);
        await write(key, bytes, contentType);
      }),
    get: (key) =>
      guarded("read an object", () => {
        assertKey(key);
        return read(key);
      }),
    list: (prefix) =>
      guarded("list its objects", async () => {
        const base = prefix.replace(/\/$/, "");
        assertKey(base);
        const keys: string[] = [];
        for await (const page of pages(`${base}/`)) keys.push(...page.map(({ key }) => key));
        return keys.sort();
      }),
    async *scan(prefix) {
      const listing = pages(prefix);
      for (;;) {
        const page = await guarded("list its objects", () => listing.next());
        if (page.done) return;
        yield page.value;
      }
    },
    remove: (key) =>
      guarded("remove an object", async () => {
        assertKey(key);
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }), within());
      }),
    check: () =>
      guarded("be used", async () => {
        // Listing, not HEAD: an answer to HEAD has no body, so it could not say what is wrong.
        const command = new ListObjectsV2Command({ Bucket: bucket, MaxKeys: 1 });
        await impatient.send(command, within(CHECK_TIMEOUT_MS));
      }),
    presign: (key, { seconds, contentType, fileName, isDownload }) =>
      guarded("sign a link", async () => {
        assertKey(key);
        if (!(seconds >= 1 && seconds <= PRESIGN_SECONDS_MAX))
          throw new StorageError(`A link lives 1 to ${PRESIGN_SECONDS_MAX} seconds.`);
        const command = new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          ResponseContentType: contentType,
          ResponseContentDisposition: contentDisposition(
            isDownload ? "attachment" : "inline",
            fileName,
          ),
          ResponseCacheControl: "private, max-age=86400, immutable",
        });
        return getSignedUrl(client, command, { expiresIn: Math.floor(seconds) });
      }),
  };
}
