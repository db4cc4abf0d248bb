import { randomUUID } from "node:crypto";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { inject } from "vitest";
import type { S3Options } from "../src/s3.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The address and keys of the store that the test launcher started. */
    store: Omit<S3Options, "bucket" | "timeoutMs">;
  }
}

/** Makes a new, empty bucket in the store, and returns its options: address, keys and name. */
export async function newBucket(): Promise<S3Options> {
  const store = inject("store");
  if (!store.endpoint)
    throw new Error("Run this suite by npm run test:s3, which starts its store.");
  const bucket = `lacquer-${randomUUID()}`;
  const client = new S3Client({
    endpoint: store.endpoint,
    region: store.region,
    forcePathStyle: true,
    credentials: { accessKeyId: store.accessKeyId, secretAccessKey: store.secretAccessKey },
    requestChecksumCalculation: "WHEN_REQUIRED",
  });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
  return { ...store, bucket };
}

/** Returns a store's options as environment variables for a server or a worker. */
export function storeEnv(store: S3Options): Record<string, string> {
  return {
    S3_ENDPOINT: store.endpoint,
    S3_BUCKET: store.bucket,
    S3_ACCESS_KEY_ID: store.accessKeyId,
    S3_SECRET_ACCESS_KEY: store.secretAccessKey,
    S3_REGION: store.region,
  };
}
