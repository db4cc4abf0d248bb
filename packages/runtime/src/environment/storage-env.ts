import path from "node:path";
import { createLocalStorage, createS3Storage, type Storage } from "@lacquer/storage";
import { z } from "zod";

/**
 * The variables that choose where pictures are stored: in R2 or another S3 if its variables are set, otherwise in a
 * local folder.
 */
export const storageEnv = {
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      "The URL of R2 or another S3-compatible store. Pictures are then stored there instead of in the local folder. Also set S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.",
    ),
  S3_BUCKET: z
    .string()
    .min(1)
    .optional()
    .describe("The bucket; its CORS rule must allow GET from PUBLIC_URL."),
  S3_ACCESS_KEY_ID: z.string().min(1).optional().describe("The id of the access key."),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe("The secret of the access key."),
  S3_REGION: z.string().min(1).default("auto").describe("The bucket's region."),
  R2_ACCOUNT_ID: z
    .string()
    .regex(/^[0-9a-f]{32}$/i, "must be the 32 hexadecimal digits of a Cloudflare account")
    .optional()
    .describe(
      "The id of your Cloudflare account, 32 hexadecimal digits. With R2, set it instead of S3_ENDPOINT.",
    ),
};

type StorageEnv = z.output<z.ZodObject<typeof storageEnv>>;

const NEEDED = ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;

function endpointOf(env: StorageEnv): string | undefined {
  return (
    env.S3_ENDPOINT ??
    (env.R2_ACCOUNT_ID && `https://${env.R2_ACCOUNT_ID}.r2.cloudflarestorage.com`)
  );
}

function missing(env: StorageEnv): string[] {
  return [
    ...(endpointOf(env) ? [] : ["S3_ENDPOINT (or R2_ACCOUNT_ID)"]),
    ...NEEDED.filter((name) => !env[name]),
  ];
}

/**
 * Returns a fault for each missing variable of the store, unless all of them are missing. With an incomplete set,
 * pictures would silently stay on this machine.
 */
export function storageFaults(env: StorageEnv): string[] {
  const absent = missing(env);
  if (absent.length === 0 || absent.length === NEEDED.length + 1) return [];
  return absent.map((name) => `${name}: must be set when the other variables of the store are set`);
}

/** Returns a text that names the store and contains no secrets. */
export function describeStore(env: StorageEnv): string {
  return env.S3_BUCKET ? `s3 ${endpointOf(env) ?? ""}/${env.S3_BUCKET}` : "local";
}

/** Opens the store that the environment names, or else the local folder. The store is not checked yet. */
export function openStorage(env: StorageEnv, folder: string): Storage {
  const endpoint = endpointOf(env);
  const { S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env;
  if (!endpoint || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY)
    return createLocalStorage(path.join(folder, "storage"));
  return createS3Storage({
    endpoint,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    region: env.S3_REGION,
  });
}
