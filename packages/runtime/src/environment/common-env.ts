import path from "node:path";
import { packageFolder } from "@lacquer/db";
import { DEFAULT_KEEPING } from "@lacquer/services";
import { z } from "zod";
import { providerEnv, providerFaults } from "./provider-env.ts";
import { storageEnv, storageFaults } from "./storage-env.ts";

const seconds = z.coerce.number().positive().max(86_400);
const days = z.coerce.number().int().min(1).max(3_650);
const count = z.coerce.number().int().min(1).max(10_000);

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, "must be a url like postgresql://user:password@host:5432/name");

/** The environment that server and worker share. Each app adds its own names. */
export const commonEnv = {
  NODE_ENV: z.string().default("development"),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  ...storageEnv,
  ...providerEnv,
  SIGNUP_CREDITS: z.coerce.number().int().min(0).max(1_000_000).default(20),
  GUEST_CREDITS: z.coerce.number().int().min(0).max(1_000_000).default(6),
  FREE_CREDITS_PER_RANGE: z.coerce.number().int().min(0).max(1_000_000).default(400),
  FREE_CREDITS_PER_DAY: z.coerce.number().int().min(0).max(100_000_000).default(5_000),
  USER_RUNNING_LIMIT: count.default(4),
  USER_WAITING_LIMIT: count.default(50),
  LEASE_SECONDS: seconds.default(30),
  HEARTBEAT_SECONDS: seconds.default(10),
  SWEEP_SECONDS: seconds.default(1),
  POLL_SECONDS: seconds.default(1),
  ATTEMPT_DEADLINE_SECONDS: seconds.default(180),
  MAX_ATTEMPTS: z.coerce.number().int().min(1).max(20).default(3),
  /** Off where sessions cannot be held for long: a dead process's jobs then wait for their lease to end. */
  WORKER_LOCK: z.enum(["on", "off"]).default("on"),
  STORAGE_QUOTA_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(DEFAULT_KEEPING.storageQuotaMb),
  UPLOAD_KEEP_DAYS: days.default(DEFAULT_KEEPING.uploadKeepDays),
  GUEST_KEEP_DAYS: days.default(DEFAULT_KEEPING.guestKeepDays),
  DRAIN_SECONDS: z.coerce.number().min(0).max(3_600).default(25),
  PUSH_CONTACT: z
    .string()
    .regex(
      /^(mailto:[^\s@]+@\S+|https:\/\/\S+)$/,
      "must be like mailto:you@example.com or https://example.com",
    )
    .default("mailto:studio@lacquer.example"),
  METRICS_HOST: z.string().min(1).default("127.0.0.1"),
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).default(9464),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
};

export type CommonEnv = z.output<z.ZodObject<typeof commonEnv>>;

/** Faults that only two variables together have. Each message names the variable. */
export function commonFaults(env: CommonEnv): string[] {
  return [
    ...storageFaults(env),
    ...providerFaults(env),
    ...(env.HEARTBEAT_SECONDS * 2 > env.LEASE_SECONDS
      ? [
          "HEARTBEAT_SECONDS must be at most half of LEASE_SECONDS, or a living worker loses its jobs",
        ]
      : []),
  ];
}

/** DATA_DIR as a full path. A relative path starts at the repository's root, wherever the app was started. */
export function dataFolder(env: Pick<CommonEnv, "DATA_DIR">): string {
  return path.resolve(packageFolder(), "..", "..", env.DATA_DIR);
}
