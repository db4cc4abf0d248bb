import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import {
  type Bucket,
  endsAfter,
  listPages,
  readObject,
  removeObject,
  signLink,
  writeObject,
} from "./s3-bucket.ts";
import { storeFault } from "./s3-faults.ts";
import { assertKey, PRESIGN_SECONDS_MAX, type Storage, StorageError } from "./storage.ts";

export interface S3Options {
  /** The origin of the service, without the bucket: `https://<account>.r2.cloudflarestorage.com`. */
  endpoint: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The region; `auto` for R2. */
  region: string;
  /** The longest time for one call and all its retries. */
  timeoutMs?: number;
}

const ATTEMPTS = 3;
const TIMEOUT_MS = 30_000;
const CHECK_TIMEOUT_MS = 5_000;
const TYPES = new Set(["image/jpeg", "image/png", "image/webp"]);

/**
 * Checksums other than the signature stay off. R2 and similar stores refuse some checksums that the SDK would add, and
 * a presigned link would carry the checksum of an empty body.
 */
function openClient(options: S3Options, maxAttempts: number): S3Client {
  const { endpoint, region, accessKeyId, secretAccessKey } = options;
  return new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: 3_000 },
    maxAttempts,
  });
}

/**
 * Uses R2 or any other S3 service as the store. A put asks the store to refuse an overwrite: every key is new, so that an
 * object already stored under it is a mistake. If a store answers that it cannot do this (501), later puts no longer ask.
 */
export function createS3Storage(options: S3Options): Storage {
  const { endpoint, timeoutMs = TIMEOUT_MS } = options;
  const client = openClient(options, ATTEMPTS);
  const bucket: Bucket = { name: options.bucket, client, timeoutMs, conditional: true };
  const checkClient = openClient(options, 1);

  const guarded = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw storeFault(what, error, { endpoint, bucket: bucket.name });
    }
  };
  const guardedFor = <T>(what: string, key: string, work: () => Promise<T>): Promise<T> =>
    guarded(what, async () => {
      assertKey(key);
      return work();
    });

  return {
    kind: "s3",
    origin: new URL(endpoint).origin,
    put: (key, bytes, contentType) =>
      guardedFor("write an object", key, async () => {
        if (!TYPES.has(contentType))
          throw new StorageError(`The store does not accept ${contentType}.`);
        await writeObject(bucket, key, bytes, contentType);
      }),
    get: (key) => guardedFor("read an object", key, () => readObject(bucket, key)),
    list(prefix) {
      const base = prefix.replace(/\/$/, "");
      return guardedFor("list its objects", base, async () => {
        const keys: string[] = [];
        for await (const page of listPages(bucket, `${base}/`))
          keys.push(...page.map(({ key }) => key));
        return keys.sort();
      });
    },
    async *scan(prefix) {
      const listing = listPages(bucket, prefix);
      for (;;) {
        const page = await guarded("list its objects", () => listing.next());
        if (page.done) return;
        yield page.value;
      }
    },
    remove: (key) => guardedFor("remove an object", key, () => removeObject(bucket, key)),
    check: () =>
      guarded("be used", async () => {
        // Uses a listing instead of HEAD, because the answer to HEAD has no body that could describe a fault.
        const command = new ListObjectsV2Command({ Bucket: bucket.name, MaxKeys: 1 });
        await checkClient.send(command, endsAfter(CHECK_TIMEOUT_MS));
      }),
    presign: (key, link) =>
      guardedFor("sign a link", key, async () => {
        if (!(link.seconds >= 1 && link.seconds <= PRESIGN_SECONDS_MAX))
          throw new StorageError(`A link can be valid for 1 to ${PRESIGN_SECONDS_MAX} seconds.`);
        return signLink(bucket, key, link);
      }),
  };
}
